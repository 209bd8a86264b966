using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Incidents;

/// <summary>The statements over what articles report, inside one transaction.</summary>
internal sealed class ReportTables(DbTransaction transaction)
{
    private const string Columns = "SELECT incident AS Incident, data AS Data FROM alerter_reports";

    private DbConnection Connection => transaction.Connection!;

    /// <summary>Waits until no other transaction writes incidents; lasts until this one ends.</summary>
    public Task TakeTurnAsync() => Connection.ExecuteAsync("UPDATE alerter_turn SET taken = taken + 1 WHERE id = 1", transaction: transaction);

    /// <summary>What was returned for this reading of a revision; nothing for one that a newer reading has replaced; null when it is new.</summary>
    public async Task<IReadOnlyList<AlertRaised>?> TakenAsync(ArticleEnriched message)
    {
        var taken = await Connection.QuerySingleOrDefaultAsync<RaisedRow>(
            "SELECT raised AS Raised, turn AS Turn FROM alerter_takes WHERE article = @Article AND revision = @Revision",
            new { Article = message.Article.Id.Value, Revision = (long)message.Article.Revision },
            transaction);
        if (taken is null || taken.Turn < message.Decision.Turn) return null;
        return taken.Turn > message.Decision.Turn ? [] : JsonSerializer.Deserialize<IReadOnlyList<AlertRaised>>(taken.Raised, AlertJson.Options);
    }

    public Task AddTakeAsync(Article article, int turn) => Connection.ExecuteAsync(
        """
        INSERT INTO alerter_takes (article, revision, said_at, learned_at, raised, turn) VALUES (@Article, @Revision, @Said, @Learned, '[]', @turn)
        ON CONFLICT (article, revision) DO UPDATE SET raised = excluded.raised, turn = excluded.turn WHERE excluded.turn > alerter_takes.turn
        """,
        new
        {
            turn,
            Article = article.Id.Value,
            Revision = (long)article.Revision,
            Said = ReportReader.SaidAt(article).ToUnixTimeMilliseconds(),
            Learned = article.Fetched.ToUnixTimeMilliseconds(),
        },
        transaction);

    public Task RememberRaisedAsync(Article article, IReadOnlyList<AlertRaised> raised) => Connection.ExecuteAsync(
        "UPDATE alerter_takes SET raised = @Raised WHERE article = @Article AND revision = @Revision",
        new { Article = article.Id.Value, Revision = (long)article.Revision, Raised = JsonSerializer.Serialize(raised, AlertJson.Options) },
        transaction);

    public Task AddReportsAsync(IReadOnlyList<Report> reports) => Connection.ExecuteAsync(
        """
        INSERT INTO alerter_reports (article, revision, ordinal, place_id, name, first_day, last_day, data)
        VALUES (@Article, @Revision, @Ordinal, @PlaceId, @Name, @FirstDay, @LastDay, @Data)
        """,
        reports.Select(ReportRow.Of),
        transaction);

    /// <summary>Puts the reports of a new reading of a revision in the place of those of the reading before.</summary>
    public async Task ReplaceReportsAsync(RevisionId revision, Reading reading)
    {
        await Connection.ExecuteAsync(
            "DELETE FROM alerter_reports WHERE article = @Article AND revision = @Number",
            new { Article = revision.Article.Value, Number = (long)revision.Number },
            transaction
        );
        await AddReportsAsync([.. reading.Reports.Select(stored => stored.Report)]);
        foreach (var incident in reading.Reports.Where(stored => stored.Incident is not null).GroupBy(stored => stored.Incident!))
            await AssignAsync(incident.Key, [.. incident.Select(stored => stored.Report)]);
    }

    /// <summary>Who reports some incidents.</summary>
    public async Task<IReadOnlyList<ArticleId>> ArticlesOfAsync(IReadOnlyCollection<string> incidents)
    {
        if (incidents.Count == 0)
            return [];
        var articles = await Connection.QueryAsync<string>(
            "SELECT DISTINCT article FROM alerter_reports WHERE incident IN @ids",
            new { ids = SqlList.Of(incidents) },
            transaction
        );
        return [.. articles.Select(id => new ArticleId(id))];
    }

    /// <summary>Every report of these articles, in all revisions.</summary>
    public async Task<IReadOnlyList<StoredReport>> OfArticlesAsync(IReadOnlyCollection<ArticleId> articles) =>
        Read(
            await Connection.QueryAsync<ReportRow>(
                $"{Columns} WHERE article IN @ids",
                new { ids = SqlList.Of(articles.Select(a => a.Value)) },
                transaction
            )
        );

    /// <summary>Every report of these places or spellings that touches the days.</summary>
    public async Task<IReadOnlyList<StoredReport>> AroundAsync(IReadOnlyCollection<string> places, IReadOnlyCollection<string> names, DayRange days)
    {
        var filter = new
        {
            places = SqlList.Of(places),
            names = SqlList.Of(names),
            first = (long)days.First.DayNumber,
            last = (long)days.Last.DayNumber,
        };
        return Read(
            await Connection.QueryAsync<ReportRow>(
                $"{Columns} WHERE (place_id IN @places OR name IN @names) AND first_day <= @last AND last_day >= @first",
                filter,
                transaction
            )
        );
    }

    public async Task<IReadOnlyList<Take>> TakesOfAsync(IReadOnlyCollection<ArticleId> articles)
    {
        var rows = await Connection.QueryAsync<TakeRow>(
            "SELECT article AS Article, revision AS Revision, said_at AS SaidAt, learned_at AS LearnedAt FROM alerter_takes WHERE article IN @ids",
            new { ids = SqlList.Of(articles.Select(a => a.Value)) },
            transaction);
        return [.. rows.Select(r => new Take(new(r.Article), (int)r.Revision, Instant(r.SaidAt), Instant(r.LearnedAt)))];
    }

    public Task AssignAsync(string incident, IReadOnlyList<Report> reports) => Connection.ExecuteAsync(
        "UPDATE alerter_reports SET incident = @incident WHERE article = @Article AND revision = @Revision AND ordinal = @Ordinal",
        reports.Select(r => new { incident, Article = r.Article.Value, Revision = (long)r.Revision, Ordinal = (long)r.Ordinal }),
        transaction);

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static IReadOnlyList<StoredReport> Read(IEnumerable<ReportRow> rows) =>
        [.. rows.Select(r => new StoredReport(ReportJson.Read(r.Data), r.Incident))];

    private sealed class RaisedRow
    {
        public string Raised { get; init; } = "[]";

        public long Turn { get; init; }
    }

    private sealed class TakeRow
    {
        public string Article { get; init; } = "";

        public long Revision { get; init; }

        public long SaidAt { get; init; }

        public long LearnedAt { get; init; }
    }
}

/// <summary>A report and the incident it was counted to; null before it first was.</summary>
internal sealed record StoredReport(Report Report, string? Incident);

/// <summary>A row of <c>alerter_reports</c>.</summary>
internal sealed class ReportRow
{
    public string Article { get; init; } = "";

    public long Revision { get; init; }

    public long Ordinal { get; init; }

    public string? PlaceId { get; init; }

    public string Name { get; init; } = "";

    public long FirstDay { get; init; }

    public long LastDay { get; init; }

    public string? Incident { get; init; }

    public string Data { get; init; } = "";

    public static ReportRow Of(Report report) => new()
    {
        Article = report.Article.Value,
        Revision = report.Revision,
        Ordinal = report.Ordinal,
        PlaceId = report.PlaceId?.Value,
        Name = report.Name,
        FirstDay = report.Days.First.DayNumber,
        LastDay = report.Days.Last.DayNumber,
        Data = ReportJson.Write(report),
    };
}
