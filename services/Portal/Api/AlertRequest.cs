using System.ComponentModel;
using Ingestion.Alerter.Alerts;
using Ingestion.Search;
using Microsoft.AspNetCore.Mvc;

namespace Ingestion.Portal.Api;

/// <summary>A list of alerts as it is asked for in an address.</summary>
public sealed record AlertRequest
{
    [FromQuery(Name = "place"), Description("Words of the place, its district or its province.")]
    public string? Place { get; init; }

    [FromQuery(Name = "country"), Description("ISO 3166-1 alpha-2.")]
    public string? Country { get; init; }

    [FromQuery(Name = "status"), Description("claimed, confirmed, contested, denied or retracted.")]
    public string? Status { get; init; }

    [FromQuery(Name = "historical"), Description("true: only old news that was told to nobody; false: only what was told.")]
    public string? Historical { get; init; }

    [FromQuery(Name = "from"), Description("First day on which control changed, such as 2026-03-10.")]
    public string? From { get; init; }

    [FromQuery(Name = "to"), Description("Last day on which control changed.")]
    public string? To { get; init; }

    [FromQuery(Name = "order"), Description("raised (default) or updated; newest first.")]
    public string? Order { get; init; }

    [FromQuery(Name = "cursor"), Description("next of the page before.")]
    public string? Cursor { get; init; }

    [FromQuery(Name = "size"), Description("Alerts a page, 1 to 200; 50 when left out.")]
    public string? Size { get; init; }

    /// <exception cref="SearchRefusedException">A parameter cannot be read; says which and what it may be.</exception>
    public AlertQuery ToQuery() => new()
    {
        Place = Blank(Place),
        Country = Blank(Country),
        Status = Blank(Status) is { } status ? RequestValue.Status(status) : null,
        Historical = HistoricalOf(Historical),
        From = DayOf("from", From),
        To = DayOf("to", To),
        Order = OrderOf(Order),
        Cursor = Blank(Cursor),
        Limit = RequestValue.Number("size", Size, AlertQuery.MaxLimit) ?? 50,
    };

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static bool? HistoricalOf(string? value) => value switch
    {
        null or "" => null,
        "true" => true,
        "false" => false,
        _ => throw new SearchRefusedException($"historical is '{value}'; it may be true or false."),
    };

    private static DateOnly? DayOf(string name, string? value) =>
        string.IsNullOrWhiteSpace(value)
            ? null
            : RequestValue.Day(value) ?? throw new SearchRefusedException($"{name} is '{value}'; it must be a day such as 2026-03-10.");

    private static AlertOrder OrderOf(string? value) => value switch
    {
        null or "" or "raised" => AlertOrder.Raised,
        "updated" => AlertOrder.Updated,
        _ => throw new SearchRefusedException($"order is '{value}'; it may be raised or updated."),
    };
}
