using System.ComponentModel;
using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.Search;
using Microsoft.AspNetCore.Mvc;

namespace Ingestion.Portal.Api;

/// <summary>A search as it stands in an address. A parameter that may come several times lists alternatives.</summary>
public sealed record ArticleRequest
{
    [FromQuery(Name = "q"), Description("Words, \"phrases\", prefix*, OR, -without. Anything a person types is valid.")]
    public string? Q { get; init; }

    [FromQuery(Name = "outlet"), Description("Published by this outlet, as the original or as a copy.")]
    public string[]? Outlet { get; init; }

    [FromQuery(Name = "district"), Description("Mentions this district.")]
    public string[]? District { get; init; }

    [FromQuery(Name = "admin1"), Description("Mentions this province or state.")]
    public string[]? Admin1 { get; init; }

    [FromQuery(Name = "country"), Description("Mentions this country (ISO 3166-1 alpha-2).")]
    public string[]? Country { get; init; }

    [FromQuery(Name = "status"), Description("Reports a change of control that is claimed, confirmed, contested, denied or retracted.")]
    public string[]? Status { get; init; }

    [FromQuery(Name = "language"), Description("Written in this language (ISO 639-1).")]
    public string[]? Language { get; init; }

    [FromQuery(Name = "from"), Description("First day (2026-03-10) or instant (2026-03-10T12:00:00Z) of publication.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Last day of publication, included; an instant is not included.")]
    public string? To { get; init; }

    [FromQuery(Name = "sort"), Description("relevance (the default with q) or newest.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "cursor"), Description("next of the page before.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "size"), Description("Articles a page, 1 to 100; 20 when left out.")]
    public string? Size { get; init; }

    /// <exception cref="SearchRefusedException">A parameter cannot be read; says which and what it may be.</exception>
    public SearchQuery ToQuery() => new()
    {
        Text = Q,
        Outlets = Given(Outlet),
        Districts = Given(District),
        Admin1s = Given(Admin1),
        Countries = Given(Country),
        Statuses = [.. Given(Status).Select(RequestValue.Status)],
        Languages = Given(Language),
        From = RequestValue.Instant("from", From, endOfDay: false),
        Before = RequestValue.Instant("to", To, endOfDay: true),
        Sort = SortOf(Sort),
        Cursor = Cursor,
        Size = RequestValue.Number("size", Size, SearchQuery.MaxSize) ?? 20,
    };

    private static string[] Given(string[]? values) =>
        values is null ? [] : [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal)];

    private static SearchSort? SortOf(string? sort) => sort switch
    {
        null or "" => null,
        "relevance" => SearchSort.Relevance,
        "newest" => SearchSort.Newest,
        _ => throw new SearchRefusedException($"sort is '{sort}'; it may be relevance or newest."),
    };
}

/// <summary>Reads the values of parameters; each error says what the parameter may be.</summary>
internal static class RequestValue
{
    public static ClaimStatus Status(string value)
    {
        foreach (var status in Enum.GetValues<ClaimStatus>())
        {
            if (Words.Of(status) == value) return status;
        }

        throw new SearchRefusedException(
            $"status is '{value}'; it may be {string.Join(", ", Enum.GetValues<ClaimStatus>().Select(s => Words.Of(s)))}."
        );
    }

    /// <param name="name">Of the parameter.</param>
    /// <param name="value">A day or an instant; UTC when it does not say.</param>
    /// <param name="endOfDay">True to answer the end of a day instead of its beginning.</param>
    public static DateTimeOffset? Instant(string name, string? value, bool endOfDay)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (Day(value) is { } day && day < DateOnly.MaxValue)
            return new DateTimeOffset(endOfDay ? day.AddDays(1) : day, TimeOnly.MinValue, TimeSpan.Zero);
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
        return DateTimeOffset.TryParseExact(value, forms, CultureInfo.InvariantCulture, Utc, out var instant)
            ? instant
            : throw new SearchRefusedException(
                $"{name} is '{value}'; it must be a day such as 2026-03-10 or an instant such as 2026-03-10T12:00:00Z."
            );
    }

    public static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static int? Number(string name, string? value, int largest)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= largest
            ? number
            : throw new SearchRefusedException($"{name} is '{value}'; it must be a number from 1 to {largest}.");
    }
}
