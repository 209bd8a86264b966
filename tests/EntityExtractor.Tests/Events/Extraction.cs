using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Enriches short texts with the built-in knowledge.</summary>
internal static class Extraction
{
    public const string Thursday = "2031-05-15";

    private static readonly Lazy<Enricher> BuiltIn = new(() => new Enricher(new KnowledgeSource(Knowledge.Load([], []))));

    public static Enrichment Of(
        string text,
        string? published = Thursday,
        string title = "",
        IReadOnlyList<TextSpan>? only = null,
        IReadOnlyList<TextSpan>? shared = null
    ) =>
        BuiltIn.Value.Enrich(
            new EnrichmentInput
            {
                Id = "test",
                Title = title,
                Text = text,
                Published = published is null ? null : DateTimeOffset.Parse(published + "Z"),
                Only = only,
                Shared = shared ?? [],
            }
        );

    public static ControlEvent Single(string text, string? published = Thursday, string title = "") =>
        Xunit.Assert.Single(Of(text, published, title).Events);
}
