using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>The deduplicator's tables.</summary>
internal static class DeduplicatorSchema
{
    public static IReadOnlyList<Migration> Migrations => [First, Second, Third, Fourth, Fifth];

    private static Migration First { get; } = new("deduplicator", 1, """
        CREATE TABLE deduplicator_articles (
            number BIGINT NOT NULL PRIMARY KEY,
            id TEXT NOT NULL,
            revision BIGINT NOT NULL,
            title TEXT NOT NULL,
            host TEXT NOT NULL,
            outlet TEXT NOT NULL,
            source TEXT NOT NULL,
            guid TEXT,
            credit TEXT,
            collection BIGINT NOT NULL,
            published BIGINT,
            fetched BIGINT NOT NULL,
            shingles BIGINT NOT NULL,
            text {blob} NOT NULL,
            cluster TEXT,
            relation BIGINT NOT NULL,
            expired BIGINT NOT NULL);
        CREATE INDEX deduplicator_articles_cluster ON deduplicator_articles (cluster);
        CREATE INDEX deduplicator_articles_guid ON deduplicator_articles (source, guid) WHERE guid IS NOT NULL;
        CREATE INDEX deduplicator_articles_window ON deduplicator_articles (fetched) WHERE expired = 0;

        CREATE TABLE deduplicator_postings (
            hash BIGINT NOT NULL,
            number BIGINT NOT NULL,
            PRIMARY KEY (hash, number)) {keyed};

        CREATE TABLE deduplicator_decisions (
            number BIGINT NOT NULL,
            revision BIGINT NOT NULL,
            decision TEXT NOT NULL,
            decided_at BIGINT NOT NULL,
            PRIMARY KEY (number, revision)) {keyed};

        CREATE TABLE deduplicator_rulings (
            id TEXT NOT NULL,
            other TEXT NOT NULL,
            fold BIGINT NOT NULL,
            who TEXT NOT NULL,
            ruled_at BIGINT NOT NULL,
            PRIMARY KEY (id, other));
        """);

    /// <summary>Revisions whose decision a person has changed, until the ledger has it too.</summary>
    private static Migration Second { get; } = new("deduplicator", 2, """
        CREATE TABLE deduplicator_owed (
            number BIGINT NOT NULL,
            revision BIGINT NOT NULL,
            id TEXT NOT NULL,
            turn BIGINT NOT NULL,
            PRIMARY KEY (number, revision)) {keyed};
        CREATE INDEX deduplicator_rulings_other ON deduplicator_rulings (other);
        """);

    /// <summary>The reason that a person gave; none for rulings of before.</summary>
    private static Migration Third { get; } = new("deduplicator", 3, "ALTER TABLE deduplicator_rulings ADD COLUMN why TEXT;");

    /// <summary>
    /// The index of sampled shingles moves into the memory of each process: a sketch (none for articles of before, whose texts tell
    /// it) and the number of the transaction that wrote the row, by which a process finds what others have changed. SQLite does not
    /// number its transactions: it counts them in a table.
    /// </summary>
    private static Migration Fourth { get; } = new("deduplicator", 4, """
        ALTER TABLE deduplicator_articles ADD COLUMN sketch {blob};
        ALTER TABLE deduplicator_articles ADD COLUMN change BIGINT NOT NULL DEFAULT 0;
        CREATE INDEX deduplicator_articles_change ON deduplicator_articles (change);
        CREATE TABLE deduplicator_change (last BIGINT NOT NULL);
        INSERT INTO deduplicator_change (last) VALUES (0);
        DROP TABLE deduplicator_postings;
        """);

    /// <summary>
    /// A row of some kilobytes, most of them a text that is compressed already, stays in one piece: PostgreSQL would try to compress it
    /// again, and keep it in a second table with an index of its own.
    /// </summary>
    private static Migration Fifth { get; } =
        new("deduplicator", 5, "{postgresql}ALTER TABLE deduplicator_articles SET (toast_tuple_target = 8160);");
}
