using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>
/// What to look for. Values of one filter are alternatives, different filters must all hold.
/// </summary>
public sealed record SearchQuery
{
    public const int MaxSize = 100;

    /// <summary>Words, <c>"phrases"</c>, <c>prefix*</c>, <c>OR</c>, <c>-without</c>; anything a person types is valid. Null or blank:
    /// everything.</summary>
    public string? Text { get; init; }

    /// <summary>Outlet of the original or of a copy.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    public IReadOnlyList<string> Districts { get; init; } = [];

    public IReadOnlyList<string> Admin1s { get; init; } = [];

    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<ClaimStatus> Statuses { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Published at this instant or later; the time of fetching counts where none is known.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Published before this instant.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Null: by relevance when there is a text, else newest first.</summary>
    public SearchSort? Sort { get; init; }

    /// <summary><see cref="SearchPage.Next"/> of the page before, with an otherwise equal query.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 20;
}

public enum SearchSort { Relevance, Newest }

/// <param name="Total">How many match in all.</param>
/// <param name="Items">The matches of this page, in order.</param>
/// <param name="Facets">By filter name (<see cref="Facet"/>), most frequent first; each is counted as if it had no filter itself.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record SearchPage(
    long Total, IReadOnlyList<SearchHit> Items, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets, string? Next);

public sealed record SearchHit(ArticleDocument Article, IReadOnlyList<Highlight> Highlights);

/// <param name="Field"><c>title</c>, <c>text</c> or <c>added</c>.</param>
/// <param name="Text">The title, or an excerpt with … where it was cut. Plain text: encode it before showing it.</param>
/// <param name="Marks">What matched, in UTF-16 units of <paramref name="Text"/>.</param>
public sealed record Highlight(string Field, string Text, IReadOnlyList<TextSpan> Marks);

public sealed record FacetCount(string Value, long Count);

/// <summary>Names of the facets, which are also those of the filters in the HTTP interface.</summary>
public static class Facet
{
    public const string Outlet = "outlet";
    public const string District = "district";
    public const string Admin1 = "admin1";
    public const string Country = "country";
    public const string Status = "status";
    public const string Language = "language";

    /// <summary>Most values counted of one facet.</summary>
    public const int MaxValues = 50;

    public static IReadOnlyList<string> All { get; } = [Outlet, District, Admin1, Country, Status, Language];
}

/// <summary>Which events; newest publication first.</summary>
public sealed record EventQuery
{
    /// <summary>Events of this article and of its copies.</summary>
    public ArticleId? Article { get; init; }

    public PlaceId? Place { get; init; }

    public string? Admin1 { get; init; }

    public string? Country { get; init; }

    public ClaimStatus? Status { get; init; }

    /// <summary>False leaves out what is told as history.</summary>
    public bool Background { get; init; } = true;

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Before { get; init; }

    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="SearchQuery.MaxSize"/>.</summary>
    public int Size { get; init; } = 50;
}

public sealed record EventPage(long Total, IReadOnlyList<EventDocument> Items, string? Next);
