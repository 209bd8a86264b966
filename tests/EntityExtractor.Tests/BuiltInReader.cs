using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Tests;

/// <summary>Reads a text with the built-in data.</summary>
internal static class BuiltInReader
{
    private static readonly Lazy<Knowledge> BuiltIn = new(() => Knowledge.Load([], []));

    public static Knowledge Knowledge => BuiltIn.Value;

    public static Names Read(string text) => BuiltIn.Value.Reader.Read(AnalysedText.Of(text), [], null, null);

    public static IReadOnlyList<PlaceMention> Places(string text) => Read(text).Places;
}
