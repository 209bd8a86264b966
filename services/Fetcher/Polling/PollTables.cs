using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Polling;

/// <summary>The tables in which the Fetcher remembers where it was.</summary>
internal static class PollTables
{
    public static Migration First { get; } =
        new(
            "fetcher",
            1,
            """
            CREATE TABLE fetcher_sources (
                id TEXT NOT NULL PRIMARY KEY, kind TEXT NULL, url TEXT NULL, etag TEXT NULL, last_modified TEXT NULL, body_hash TEXT NULL, seen TEXT NULL,
                listing_due BIGINT NOT NULL, next_due BIGINT NOT NULL, interval_ms BIGINT NOT NULL, asked_ms BIGINT NULL,
                last_visit BIGINT NULL, last_success BIGINT NULL, last_new BIGINT NULL, failures BIGINT NOT NULL, error TEXT NULL, ended TEXT NULL,
                paused BIGINT NOT NULL, lease_owner TEXT NULL, lease_until BIGINT NOT NULL);
            CREATE INDEX fetcher_sources_due ON fetcher_sources (next_due);
            CREATE TABLE fetcher_items (
                key TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, url TEXT NULL, guid TEXT NULL, hint TEXT NULL, stamp TEXT NOT NULL, depth BIGINT NOT NULL,
                first_seen BIGINT NOT NULL, published BIGINT NULL, due BIGINT NULL, visits BIGINT NOT NULL, failures BIGINT NOT NULL,
                etag TEXT NULL, last_modified TEXT NULL, body_hash TEXT NULL, outcome TEXT NULL, error TEXT NULL);
            CREATE INDEX fetcher_items_due ON fetcher_items (source, due);
            CREATE INDEX fetcher_items_guid ON fetcher_items (source, guid);
            """
        );

    /// <summary>In the order in which items are visited, so that none is sorted for it. It holds when each is due too; those that are not are found
    /// by their source alone.</summary>
    public static Migration ItemsInOrder { get; } = new("fetcher", 6, """
        CREATE INDEX fetcher_items_order ON fetcher_items (source, visits, COALESCE(published, first_seen), due) WHERE due IS NOT NULL;
        CREATE INDEX fetcher_items_source ON fetcher_items (source);
        DROP INDEX fetcher_items_due;
        """);

    /// <summary>Nothing asks by it.</summary>
    public static Migration WithoutGuids { get; } = new("fetcher", 5, "DROP INDEX fetcher_items_guid;");
}
