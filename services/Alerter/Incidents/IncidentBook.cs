using System.Data.Common;
using Ingestion.Alerter.Channels;
using Ingestion.Alerter.Rules;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.Options;

namespace Ingestion.Alerter.Incidents;

/// <summary>
/// Merges what articles report into incidents, and says which alerts that raises or amends. The incidents are a function of
/// the set of reports taken; in which order they came decides only who was told what, and when.
/// </summary>
public sealed class IncidentBook(IDatabase database, IOptions<AlerterOptions> options, TimeProvider clock)
{
    private readonly DistrictFallRule _rule = new(options);
    private readonly WebhookList _webhooks = new(options.Value.Webhooks);

    /// <summary>Takes one revision of an article, in one transaction with everything that follows from it.</summary>
    /// <returns>What is to be announced; taken again, the same reading of a revision returns the same and changes nothing.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public Task<IReadOnlyList<AlertRaised>> TakeAsync(ArticleEnriched message, CancellationToken cancel)
    {
        var reports = ReportReader.Read(message);
        return database.WriteAsync(transaction => TakeAsync(message, reports, transaction), cancel);
    }

    private async Task<IReadOnlyList<AlertRaised>> TakeAsync(ArticleEnriched message, IReadOnlyList<Report> reports, DbTransaction transaction)
    {
        var tables = new ReportTables(transaction);
        if (ChangesNothing(message, reports))
        {
            await tables.AddTakeAsync(message.Article, turn: 0);
            return [];
        }

        await tables.TakeTurnAsync();
        if (await tables.TakenAsync(message) is { } before) return before;
        await tables.AddTakeAsync(message.Article, message.Decision.Turn);
        IReadOnlyList<string> left = [];
        if (message.Decision.Turn == 0) await tables.AddReportsAsync(reports);
        else left = await ReadAnewAsync(message, reports, tables);
        var touched = (await new CopyTables(transaction).LinkAsync(message)).Union(await tables.ArticlesOfAsync(left)).ToList();
        var raised = await ReviseAsync(message, touched, left, transaction);
        if (raised.Count > 0) await tables.RememberRaisedAsync(message.Article, raised);
        return raised;
    }

    /// <summary>Nearly all articles: they need not wait for their turn.</summary>
    private static bool ChangesNothing(ArticleEnriched message, IReadOnlyList<Report> reports) =>
        reports.Count == 0 && message.Article.Revision == 1 && message.Original is null && message.Decision is { TakesOver.Count: 0, Turn: 0 };

    /// <returns>The incidents that the reading before was counted to.</returns>
    private static async Task<IReadOnlyList<string>> ReadAnewAsync(ArticleEnriched message, IReadOnlyList<Report> reports, ReportTables tables)
    {
        var before = (await tables.OfArticlesAsync([message.Article.Id]))
            .Where(stored => stored.Report.Revision == message.Article.Revision)
            .ToList();
        await tables.ReplaceReportsAsync(new RevisionId(message.Article.Id, message.Article.Revision), Reading.Of(reports, before, message.Original));
        return [.. before.Select(stored => stored.Incident).OfType<string>().Distinct()];
    }

    private async Task<IReadOnlyList<AlertRaised>> ReviseAsync(
        ArticleEnriched message,
        IReadOnlyList<ArticleId> touched,
        IReadOnlyList<string> left,
        DbTransaction transaction
    )
    {
        var window = options.Value.SameIncidentDays;
        var around = await Neighbourhood.OfAsync(touched, window, transaction);
        if (around.Reports.Count == 0 && left.Count == 0) return [];
        var known = around.Reports.ToDictionary(r => r.Report.Key, r => r.Incident);
        var rows = await new IncidentTables(transaction).FindAsync([.. around.Reports.Select(r => r.Incident).OfType<string>().Union(left)]);
        var groups = PlaceGroups.Of(around.Statements).SelectMany(place => IncidentGrouping.Group(place, window)).ToList();
        var incidents = IncidentMatcher.Match(groups, InOrder(rows), report => known[report.Key]);
        var revision = new IncidentRevision(message, around, _rule, _webhooks, options.Value, clock.GetUtcNow(), transaction);
        return await revision.WriteAsync(incidents, rows, report => known[report.Key]);
    }

    private static List<string> InOrder(IReadOnlyList<IncidentRow> rows) =>
        [.. rows.OrderBy(r => r.RaisedAt ?? long.MaxValue).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id)];
}
