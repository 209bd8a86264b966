using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>One line for an alert: how sure, who, what, where, on whose word.</summary>
internal static class Headlines
{
    public static string Of(Alert alert)
    {
        var what = alert.Actor is { } actor ? $"{Capital(actor)} {Active(alert)}" : Passive(alert);
        return $"{alert.Status}: {what} ({Sources(alert.Sources)})";
    }

    private static string Active(Alert alert) => alert.Action switch
    {
        ControlAction.Captured => $"captured {Where(alert.Place)}",
        ControlAction.Recaptured => $"recaptured {Where(alert.Place)}",
        ControlAction.Withdrawn => $"withdrew from {Where(alert.Place)}",
        _ => $"took {Where(alert.Place)} by surrender",
    };

    private static string Passive(Alert alert) => alert.Action switch
    {
        ControlAction.Captured => $"{Where(alert.Place)} captured",
        ControlAction.Recaptured => $"{Where(alert.Place)} recaptured",
        ControlAction.Withdrawn => $"withdrawal from {Where(alert.Place)}",
        _ => $"{Where(alert.Place)} surrendered",
    };

    private static string Where(AlertPlace place)
    {
        var name = (place.Partial is { } part ? $"{part} of " : "") + (place.Name ?? $"{place.Count} {Kind(place.Type)}");
        var region = place.Admin1 is { } admin1 && Spelling.Fold(admin1) != Spelling.Fold(place.Name) ? admin1 : place.CountryName ?? place.Country;
        return region is null ? name : $"{name}, {region}";
    }

    private static string Kind(PlaceKind kind) => kind switch
    {
        PlaceKind.District => "districts",
        PlaceKind.Village => "villages",
        PlaceKind.City => "cities",
        PlaceKind.Town => "towns",
        _ => "places",
    };

    private static string Sources(int count) => count == 1 ? "1 source" : $"{count} sources";

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
