using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Incidents;

/// <summary>The Alerter's tables. Instants are Unix milliseconds, days are day numbers since 0001-01-01.</summary>
public static class AlerterTables
{
    public static IReadOnlyList<Migration> Migrations { get; } = [new("alerter", 1, First), new("alerter", 2, Turns)];

    /// <summary>Under which turn of its decision a revision was taken last: a copy is read anew, for what it adds.</summary>
    private const string Turns = "ALTER TABLE alerter_takes ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;";

    private const string First =
        """
        -- One row serialises the writers of incidents: taking a message updates it first.
        CREATE TABLE alerter_turn (id BIGINT PRIMARY KEY, taken BIGINT NOT NULL);
        INSERT INTO alerter_turn (id, taken) VALUES (1, 0);

        -- Every (article, revision) taken, and what was returned for it.
        CREATE TABLE alerter_takes (
          article TEXT NOT NULL, revision BIGINT NOT NULL, said_at BIGINT NOT NULL, learned_at BIGINT NOT NULL,
          raised TEXT NOT NULL, PRIMARY KEY (article, revision));

        -- What each revision reports or takes back; data is the whole as JSON.
        CREATE TABLE alerter_reports (
          article TEXT NOT NULL, revision BIGINT NOT NULL, ordinal BIGINT NOT NULL, place_id TEXT, name TEXT NOT NULL,
          first_day BIGINT NOT NULL, last_day BIGINT NOT NULL, incident TEXT, data TEXT NOT NULL, PRIMARY KEY (article, revision, ordinal));
        CREATE INDEX alerter_reports_place ON alerter_reports (place_id, first_day);
        CREATE INDEX alerter_reports_name ON alerter_reports (name, first_day);
        CREATE INDEX alerter_reports_incident ON alerter_reports (incident);

        -- Copies: whose text an article carries, since which revision (0: found when a better original arrived).
        CREATE TABLE alerter_copies (
          article TEXT PRIMARY KEY, revision BIGINT NOT NULL, original TEXT NOT NULL, outlet TEXT, said_at BIGINT NOT NULL);
        CREATE INDEX alerter_copies_original ON alerter_copies (original);

        CREATE TABLE alerter_incidents (
          id TEXT PRIMARY KEY, version BIGINT NOT NULL, status TEXT NOT NULL, place_id TEXT, place_text TEXT NOT NULL, country TEXT,
          day BIGINT NOT NULL, raised_at BIGINT, updated_at BIGINT NOT NULL, historical BIGINT NOT NULL, announced TEXT, state TEXT NOT NULL);
        CREATE INDEX alerter_incidents_raised ON alerter_incidents (raised_at);
        CREATE INDEX alerter_incidents_updated ON alerter_incidents (updated_at);

        CREATE TABLE alerter_versions (
          incident TEXT NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL, reason TEXT NOT NULL, status TEXT NOT NULL,
          sources BIGINT NOT NULL, headline TEXT NOT NULL, article TEXT NOT NULL, told BIGINT NOT NULL, PRIMARY KEY (incident, version));

        -- What is to be sent: written with the incident, sent at least once.
        CREATE TABLE alerter_deliveries (
          key TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL, attempts BIGINT NOT NULL, created_at BIGINT NOT NULL,
          due_at BIGINT NOT NULL, sent_at BIGINT, error TEXT, payload TEXT NOT NULL, article TEXT NOT NULL, revision BIGINT NOT NULL,
          settled BIGINT NOT NULL, PRIMARY KEY (key, channel));
        CREATE INDEX alerter_deliveries_due ON alerter_deliveries (state, due_at);
        CREATE INDEX alerter_deliveries_open ON alerter_deliveries (article, revision) WHERE settled = 0;
        """;
}
