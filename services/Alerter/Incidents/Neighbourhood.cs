using System.Data.Common;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>Everything that may share an incident with some articles' reports: same places and spellings, days within the window,
/// transitively.</summary>
internal sealed class Neighbourhood
{
    private readonly HashSet<ReportKey> _seen = [];
    private readonly HashSet<string> _places = [];
    private readonly HashSet<string> _names = [];

    private Neighbourhood()
    {
    }

    public List<StoredReport> Reports { get; } = [];

    public IEnumerable<Report> Statements => Reports.Select(r => r.Report).Where(r => r.Event is not null);

    public IReadOnlyList<Report> Retractions => [.. Reports.Select(r => r.Report).Where(r => r.TakesBack is not null)];

    public CopyLinks Copies { get; private set; } = new([]);

    public IReadOnlyList<Take> Takes { get; private set; } = [];

    public static async Task<Neighbourhood> OfAsync(IReadOnlyList<ArticleId> articles, int window, DbTransaction transaction)
    {
        var tables = new ReportTables(transaction);
        var around = new Neighbourhood();
        var grown = around.Add(await tables.OfArticlesAsync(articles));
        while (grown) grown = around.Add(await tables.AroundAsync(around._places, around._names, around.DaysWithin(window)));

        var ids = around.Reports.Select(r => r.Report.Article).Distinct().ToList();
        around.Takes = await tables.TakesOfAsync(ids);
        around.Copies = await new CopyTables(transaction).AroundAsync(ids.Concat(around.Reports.SelectMany(r => r.Report.SharedWith)));
        return around;
    }

    private DayRange DaysWithin(int window) =>
        new(Reports.Min(r => r.Report.Days.First).AddDays(-window), Reports.Max(r => r.Report.Days.Last).AddDays(window));

    /// <returns>Whether there was anything new among them.</returns>
    private bool Add(IReadOnlyList<StoredReport> found)
    {
        var fresh = found.Where(r => _seen.Add(r.Report.Key)).ToList();
        Reports.AddRange(fresh);
        _places.UnionWith(fresh.Select(r => r.Report.PlaceId?.Value).OfType<string>());
        _names.UnionWith(fresh.Select(r => r.Report.Name));
        return fresh.Count > 0;
    }
}
