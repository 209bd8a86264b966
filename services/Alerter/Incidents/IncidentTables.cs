using System.Data.Common;
using Dapper;
using Ingestion.Alerter.Alerts;
using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Incidents;

/// <summary>The statements over incidents and their versions, inside one transaction.</summary>
internal sealed class IncidentTables(DbTransaction transaction)
{
    private DbConnection Connection => transaction.Connection!;

    public async Task<IReadOnlyList<IncidentRow>> FindAsync(IReadOnlyCollection<string> ids) =>
        (await Connection.QueryAsync<IncidentRow>(
            """
            SELECT id AS Id, version AS Version, status AS Status, raised_at AS RaisedAt, updated_at AS UpdatedAt, historical AS Historical,
              announced AS Announced, state AS State
            FROM alerter_incidents WHERE id IN @ids
            """,
            new { ids = SqlList.Of(ids) },
            transaction)).AsList();

    public Task WriteAsync(Alert alert, string? announced) => Connection.ExecuteAsync(
        """
        INSERT INTO alerter_incidents (id, version, status, place_id, place_text, country, day, raised_at, updated_at, historical, announced, state)
        VALUES (@Id, @Version, @Status, @PlaceId, @PlaceText, @Country, @Day, @RaisedAt, @UpdatedAt, @Historical, @Announced, @State)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status, place_id = excluded.place_id,
          place_text = excluded.place_text, country = excluded.country, day = excluded.day, raised_at = excluded.raised_at,
          updated_at = excluded.updated_at, historical = excluded.historical, announced = excluded.announced, state = excluded.state
        """,
        RowOf(alert, announced),
        transaction);

    public Task AddVersionAsync(string incident, AlertVersion version) => Connection.ExecuteAsync(
        """
        INSERT INTO alerter_versions (incident, version, at, reason, status, sources, headline, article, told)
        VALUES (@Incident, @Version, @At, @Reason, @Status, @Sources, @Headline, @Article, @Told)
        """,
        VersionRow.Of(incident, version),
        transaction);

    private static IncidentRow RowOf(Alert alert, string? announced) => new()
    {
        Id = alert.Id,
        Version = alert.Version,
        Status = alert.Status.ToString(),
        PlaceId = alert.Place.Id?.Value,
        PlaceText = Spelling.Fold($"{alert.Place.Name} {alert.Place.Admin2} {alert.Place.Admin1}"),
        Country = alert.Place.Country,
        Day = FirstDayOf(alert),
        RaisedAt = alert.Raised?.ToUnixTimeMilliseconds(),
        UpdatedAt = alert.Updated.ToUnixTimeMilliseconds(),
        Historical = alert.Historical ? 1 : 0,
        Announced = announced,
        State = AlertJson.Write(alert),
    };

    private static long FirstDayOf(Alert alert) =>
        DateOnly.TryParse(alert.Date?.Length switch { 4 => alert.Date + "-01-01", 7 => alert.Date + "-01", _ => alert.Date }, out var day)
            ? day.DayNumber
            : DateOnly.FromDateTime((alert.Lead?.Published ?? alert.Updated).UtcDateTime).DayNumber;
}
