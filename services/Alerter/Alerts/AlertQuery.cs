using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Alerts;

/// <summary>Which alerts; what is null does not narrow.</summary>
public sealed record AlertQuery
{
    /// <summary>Largest <see cref="Limit"/>.</summary>
    public const int MaxLimit = 200;

    /// <summary>Words of the place, its district or its province, in any spelling of case, accents and hyphens.</summary>
    public string? Place { get; init; }

    public PlaceId? PlaceId { get; init; }

    public string? Country { get; init; }

    /// <summary>Alerts that this article raised, amended or stands as evidence of.</summary>
    public ArticleId? Article { get; init; }

    public ClaimStatus? Status { get; init; }

    public bool? Historical { get; init; }

    /// <summary>First day on which control changed.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day on which control changed.</summary>
    public DateOnly? To { get; init; }

    public AlertOrder Order { get; init; }

    /// <summary><see cref="AlertPage.Next"/> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="MaxLimit"/>; what lies outside is brought inside.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Newest first by when it was raised (does not move under a reader) or last amended (for feeds).</summary>
public enum AlertOrder { Raised, Updated }

/// <param name="Total">How many match, over all pages.</param>
/// <param name="Items">This page, newest first.</param>
/// <param name="Next">The next page's cursor; null on the last page.</param>
public sealed record AlertPage(long Total, IReadOnlyList<Alert> Items, string? Next);
