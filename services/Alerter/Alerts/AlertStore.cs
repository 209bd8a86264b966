using System.Data.Common;
using Dapper;
using Ingestion.Alerter.Incidents;
using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Alerts;

/// <summary>Reads alerts for people: pages, feeds, the command line.</summary>
public sealed class AlertStore(IDatabase database)
{
    private const string Matching =
        """
        FROM alerter_incidents
        WHERE raised_at IS NOT NULL
          AND (@Place IS NULL OR place_text LIKE @Place)
          AND (@PlaceId IS NULL OR place_id = @PlaceId)
          AND (@Country IS NULL OR country = @Country)
          AND (@Article IS NULL OR id IN (SELECT incident FROM alerter_reports WHERE article = @Article UNION SELECT incident FROM alerter_versions WHERE article = @Article))
          AND (@Status IS NULL OR status = @Status)
          AND (@Historical IS NULL OR historical = @Historical)
          AND (@From IS NULL OR day >= @From)
          AND (@To IS NULL OR day <= @To)
        """;

    /// <summary>The alerts that match, newest first, without their evidence and history.</summary>
    /// <exception cref="ArgumentException">The cursor is not one of this store.</exception>
    public Task<AlertPage> ListAsync(AlertQuery query, CancellationToken cancel)
    {
        var cursor = AlertCursor.Parse(query.Cursor);
        return database.ReadAsync(connection => ListAsync(connection, query, cursor), cancel);
    }

    /// <summary>One alert with evidence, history and versions; null when there is none with this id.</summary>
    public Task<Alert?> GetAsync(string id, CancellationToken cancel) => database.ReadAsync(connection => GetAsync(connection, id), cancel);

    private static async Task<AlertPage> ListAsync(DbConnection connection, AlertQuery query, AlertCursor cursor)
    {
        var limit = Math.Clamp(query.Limit, 1, AlertQuery.MaxLimit);
        var moment = query.Order == AlertOrder.Raised ? "raised_at" : "updated_at";
        var filter = Filter(query, cursor, limit + 1);
        var total = await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) {Matching}", filter);
        var rows = (await connection.QueryAsync<IncidentRow>(
            $"""
            SELECT id AS Id, raised_at AS RaisedAt, updated_at AS UpdatedAt, state AS State {Matching}
              AND ({moment} < @At OR ({moment} = @At AND id > @Id))
            ORDER BY {moment} DESC, id LIMIT @Limit
            """,
            filter)).AsList();
        var items = rows.Take(limit).ToList();
        return new(total, items.ConvertAll(Summary), rows.Count > limit ? Next(items[^1], query.Order) : null);
    }

    private static DynamicParameters Filter(AlertQuery query, AlertCursor cursor, int limit)
    {
        var filter = new DynamicParameters();
        filter.Add("Place", query.Place is { } place ? $"%{Spelling.Fold(place)}%" : null, System.Data.DbType.String);
        filter.Add("PlaceId", query.PlaceId?.Value, System.Data.DbType.String);
        filter.Add("Country", query.Country, System.Data.DbType.String);
        filter.Add("Article", query.Article?.Value, System.Data.DbType.String);
        filter.Add("Status", query.Status?.ToString(), System.Data.DbType.String);
        filter.Add("Historical", query.Historical is { } historical ? historical ? 1L : 0L : null, System.Data.DbType.Int64);
        filter.Add("From", (long?)query.From?.DayNumber, System.Data.DbType.Int64);
        filter.Add("To", (long?)query.To?.DayNumber, System.Data.DbType.Int64);
        filter.Add("At", cursor.At);
        filter.Add("Id", cursor.Id);
        filter.Add("Limit", (long)limit);
        return filter;
    }

    private static string Next(IncidentRow last, AlertOrder order) =>
        new AlertCursor(order == AlertOrder.Raised ? last.RaisedAt!.Value : last.UpdatedAt, last.Id).ToString();

    private static Alert Summary(IncidentRow row) => AlertJson.Read(row.State) with { Evidence = null, History = null };

    private static async Task<Alert?> GetAsync(DbConnection connection, string id)
    {
        var row = await connection.QuerySingleOrDefaultAsync<IncidentRow>(
            "SELECT id AS Id, state AS State FROM alerter_incidents WHERE id = @id AND raised_at IS NOT NULL", new { id });
        return row is null ? null : AlertJson.Read(row.State) with { Versions = await VersionsAsync(connection, id) };
    }

    private static async Task<IReadOnlyList<AlertVersion>> VersionsAsync(DbConnection connection, string id)
    {
        var rows = await connection.QueryAsync<VersionRow>(
            """
            SELECT version AS Version, at AS At, reason AS Reason, status AS Status, sources AS Sources, headline AS Headline, article AS Article, told AS Told
            FROM alerter_versions WHERE incident = @id ORDER BY version
            """,
            new { id });
        return [.. rows.Select(v => v.ToVersion())];
    }
}
