using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>What the entity extractor reads.</summary>
public sealed record EnrichmentInput
{
    public required string Id { get; init; }

    public string? Url { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    /// <summary>Null when unknown; dates are then resolved against nothing and confidence falls.</summary>
    public DateTimeOffset? Published { get; init; }

    public string? Outlet { get; init; }

    /// <summary>As detected; null to detect it here.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Dateline { get; init; }

    public string? SyndicatedFrom { get; init; }

    /// <summary>Where events are looked for; null for the whole text. Names are always read in the whole text, for context.</summary>
    public IReadOnlyList<TextSpan>? Only { get; init; }

    public static EnrichmentInput Of(Article article, IReadOnlyList<TextSpan>? only = null) => new()
    {
        Id = article.Id.Value,
        Url = article.Url,
        Title = article.Title,
        Text = article.Text,
        Published = article.Published,
        Outlet = article.Outlet,
        Language = article.Language,
        Authors = article.Authors,
        Dateline = article.Dateline,
        SyndicatedFrom = article.SyndicatedFrom,
        Only = only,
    };
}
