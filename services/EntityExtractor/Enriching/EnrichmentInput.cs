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

    /// <summary>Of a copy: the stretches that its original has word for word.</summary>
    public IReadOnlyList<TextSpan> Shared { get; init; } = [];

    /// <param name="article">What is read.</param>
    /// <param name="copied">Why it is a copy; null when it is none.</param>
    public static EnrichmentInput Of(Article article, Decision? copied = null) => new()
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
        Only = copied?.Added,
        Shared = copied?.Matched ?? [],
    };
}
