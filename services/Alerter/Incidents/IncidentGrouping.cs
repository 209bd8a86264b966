using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>
/// Parts the reports about one place into incidents. A pure function of the set of reports: the order of their arrival
/// decides nothing. Reports that say on which day and in which direction come first; vaguer ones join the nearest that fits.
/// </summary>
internal static class IncidentGrouping
{
    /// <param name="reports">Reports about one place, all revisions.</param>
    /// <param name="window">Largest number of days between two reports of one incident.</param>
    public static IReadOnlyList<IReadOnlyList<Report>> Group(IReadOnlyList<Report> reports, int window)
    {
        var incidents = new List<List<Report>>();
        foreach (var report in reports.OrderBy(Vagueness).ThenBy(r => r.Days.First).ThenBy(r => r.Said)
            .ThenBy(r => r.Article.Value, StringComparer.Ordinal).ThenBy(r => r.Revision).ThenBy(r => r.Ordinal))
        {
            var home = incidents.Where(incident => Fits(report, incident, reports, window)).MinBy(incident => Distance(report, incident));
            if (home is not null) home.Add(report);
            else incidents.Add([report]);
        }

        return incidents;
    }

    private static int Vagueness(Report report) =>
        (report.Days.IsOneDay ? 0 : 2) + (Direction.Of(report.Event!).IsKnown ? 0 : 1) + (IsNews(report.Event!) ? 0 : 4);

    private static bool IsNews(ControlEvent reported) => !reported.Background && reported.Status != ClaimStatus.Denied;

    private static int Distance(Report report, List<Report> incident) => incident.Min(r => r.Days.DistanceTo(report.Days));

    private static bool Fits(Report report, List<Report> incident, IReadOnlyList<Report> all, int window)
    {
        if (!incident.TrueForAll(r => Direction.Agree(r.Event!, report.Event!))) return false;
        var nearest = incident.MinBy(r => r.Days.DistanceTo(report.Days))!;
        return nearest.Days.DistanceTo(report.Days) <= window && !IsParted(nearest, report, all);
    }

    /// <summary>A place that was lost in between was taken twice.</summary>
    private static bool IsParted(Report one, Report other, IReadOnlyList<Report> all)
    {
        var (earlier, later) = one.Days.Last < other.Days.First ? (one, other) : (other, one);
        return all.Any(between => IsNews(between.Event!) && between.Days.First > earlier.Days.Last && between.Days.Last < later.Days.First
            && Direction.Oppose(between.Event!, earlier.Event!));
    }
}
