using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>Reduces the reports of one incident, over all revisions, to what each article says now or has taken back.</summary>
internal sealed class StatementReader(IEnumerable<Take> takes, IReadOnlyList<Report> retractions, CopyLinks copies)
{
    private readonly ILookup<ArticleId, Take> _revisions = takes.OrderBy(t => t.Revision).ToLookup(t => t.Article);

    /// <summary>In the order of publication.</summary>
    public IReadOnlyList<Statement> Read(IReadOnlyList<Report> incident) =>
    [
        .. incident.Where(r => !IsOriginals(r, incident)).GroupBy(r => r.Article).SelectMany(article => OfArticle([.. article], incident))
            .OrderBy(s => s.Said).ThenBy(s => s.Report.Article.Value, StringComparer.Ordinal).ThenBy(s => s.Report.Ordinal),
    ];

    /// <summary>What a copy has from its original is said by the original, once that is heard itself.</summary>
    private bool IsOriginals(Report report, IReadOnlyList<Report> incident) =>
        report.SharedWith.Count > 0
        && copies.HeadOf(report.Article) is var head
        && head != report.Article
        && incident.Any(other => other.Article == head);

    private IEnumerable<Statement> OfArticle(List<Report> reports, IReadOnlyList<Report> incident)
    {
        var newest = reports.Max(r => r.Revision);
        var dropped = _revisions[reports[0].Article].FirstOrDefault(t => t.Revision > newest);
        return reports.Where(r => r.Revision == newest).Select(r => FirstSaid(r, reports, dropped, incident));
    }

    private Statement FirstSaid(Report now, List<Report> reports, Take? dropped, IReadOnlyList<Report> incident)
    {
        var first = reports.Where(r => r.Event!.Status == now.Event!.Status).MinBy(r => r.Revision)!;
        var byRevision = dropped is null ? null : new Moment(dropped.Said, dropped.Learned, now.Article, now.Outlet);
        return new(now, first.Said, first.Learned, byRevision ?? ByRetraction(now, first.Said, incident));
    }

    private Moment? ByRetraction(Report report, DateTimeOffset said, IReadOnlyList<Report> incident)
    {
        var retraction = retractions.Where(r => r.Said >= said && r.Days.DistanceTo(DayOf(said)) == 0)
            .Where(r => r.Article != report.Article || r.Revision > report.Revision)
            .Where(r => SameVoice(r, report) && PlaceGroups.IsAbout(r, incident))
            .OrderBy(r => r.Said).ThenBy(r => r.Article.Value, StringComparer.Ordinal).FirstOrDefault();
        return retraction is null ? null : new(retraction.Said, retraction.Learned, retraction.Article, retraction.Outlet);
    }

    private static DayRange DayOf(DateTimeOffset said)
    {
        var day = DateOnly.FromDateTime(said.UtcDateTime);
        return new(day, day);
    }

    /// <summary>An outlet takes back what it published itself; an agency also what others carried of it.</summary>
    private static bool SameVoice(Report retraction, Report report) =>
        Spelling.Fold(retraction.Outlet) == Spelling.Fold(report.Outlet) || retraction.Source == report.Source;
}

/// <summary>A revision that was taken.</summary>
internal sealed record Take(ArticleId Article, int Revision, DateTimeOffset Said, DateTimeOffset Learned);
