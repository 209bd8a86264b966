using System.Collections.Frozen;
using System.Text;
using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Names that some place on Earth bears and that mean something else in nearly every text: "Man", "Ebola", "West Side".</summary>
internal static class CommonNames
{
    private static readonly FrozenSet<ulong> Names = Encoding
        .UTF8.GetString(BuiltIn.Read("common-names.txt"))
        .Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(n => NameKey.Of(n).Value)
        .ToFrozenSet();

    public static bool Contains(NameKey name) => Names.Contains(name.Value);
}
