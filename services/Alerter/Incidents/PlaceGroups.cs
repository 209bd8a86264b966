using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>
/// Which reports speak of one place: by gazetteer id; without one by folded spelling, joining the one identified place of that
/// spelling whose province and country do not contradict.
/// </summary>
internal static class PlaceGroups
{
    public static IReadOnlyList<IReadOnlyList<Report>> Of(IEnumerable<Report> reports)
    {
        var ordered = reports.OrderBy(Order, StringComparer.Ordinal).ToList();
        var identified = ordered.Where(r => r.PlaceId is not null).GroupBy(r => r.PlaceId!.Value).Select(g => g.ToList()).ToList();
        var unidentified = new List<List<Report>>();
        foreach (var report in ordered.Where(r => r.PlaceId is null))
        {
            var fitting = identified.Where(group => Fits(report, group)).Take(2).ToList();
            var home = fitting.Count == 1 ? fitting[0] : unidentified.Find(group => Fits(report, group));
            if (home is not null) home.Add(report);
            else unidentified.Add([report]);
        }

        return [.. identified, .. unidentified];
    }

    /// <summary>Is this the place that the group is about?</summary>
    public static bool IsAbout(Report report, IReadOnlyList<Report> group) =>
        report.PlaceId is { } id && group.Any(r => r.PlaceId is not null) ? group.Any(r => r.PlaceId == id) : group.Any(r => r.Name == report.Name);

    private static bool Fits(Report report, List<Report> group) =>
        group.Exists(r => r.Name == report.Name) && group.TrueForAll(r => Agree(r.Event, report.Event));

    private static bool Agree(ControlEvent? one, ControlEvent? other) =>
        Agree(one?.Admin1, other?.Admin1) && Agree(one?.Country, other?.Country) && one?.PlaceCount == other?.PlaceCount;

    private static bool Agree(string? one, string? other) => one is null || other is null || Spelling.Fold(one) == Spelling.Fold(other);

    /// <summary>Fuller reports first, then a fixed order, so that the order of arrival decides nothing.</summary>
    private static string Order(Report r) =>
        $"{(r.Event?.Admin1 is null ? 1 : 0)}{(r.Event?.Country is null ? 1 : 0)} {r.Article} {r.Revision:D6} {r.Ordinal:D6}";
}
