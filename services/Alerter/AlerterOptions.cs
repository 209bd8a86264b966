using System.ComponentModel.DataAnnotations;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter;

/// <summary>What raises an alert and who is told. Section <c>Alerter</c>.</summary>
public sealed class AlerterOptions
{
    public const string Section = "Alerter";

    /// <summary>Kinds of place whose fall raises an alert when no other are configured. Unknown: a place that the gazetteer lacks.</summary>
    public static IReadOnlyList<PlaceKind> WatchedByDefault { get; } =
    [
        PlaceKind.District,
        PlaceKind.City,
        PlaceKind.Town,
        PlaceKind.Village,
        PlaceKind.Admin1,
        PlaceKind.Region,
        PlaceKind.Crossing,
        PlaceKind.Site,
        PlaceKind.Unknown,
    ];

    /// <summary>Kinds of place whose fall raises an alert.</summary>
    public List<PlaceKind> PlaceKinds { get; set; } = [];

    /// <summary>A report published longer ago than this when it arrives is stored as historical and sent to nobody.</summary>
    [Range(
        typeof(TimeSpan),
        "00:01:00",
        "365.00:00:00",
        ErrorMessage = "Alerter:NotifyWithin must lie between 00:01:00 (a minute) and 365.00:00:00 (a year)."
    )]
    public TimeSpan NotifyWithin { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Days that two reports of one change of control may lie apart.</summary>
    [Range(0, 31, ErrorMessage = "Alerter:SameIncidentDays must lie between 0 and 31.")]
    public int SameIncidentDays { get; set; } = 7;

    /// <summary>Addresses that get each alert as an HTTP POST of JSON.</summary>
    public List<string> Webhooks { get; set; } = [];

    /// <summary>How long one webhook may take to answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Alerter:WebhookTimeout must lie between 00:00:01 and 00:01:00.")]
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A webhook that has not taken an alert for so long is given up for that alert, which is then marked failed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00", ErrorMessage = "Alerter:GiveUpAfter must lie between 00:01:00 and 30.00:00:00.")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);
}
