using Ingestion.Ledger.Database;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>The table of what analysts corrected.</summary>
internal static class CorrectionSchema
{
    public static IReadOnlyList<Migration> Migrations { get; } = [new("extractor", 1, First), new("extractor", 2, Second)];

    private const string First = """
        CREATE TABLE extractor_corrections (
            article_id TEXT NOT NULL,
            event_key TEXT NOT NULL,
            verdict TEXT NOT NULL,
            who TEXT NOT NULL,
            why TEXT NOT NULL,
            corrected_at BIGINT NOT NULL,
            PRIMARY KEY (article_id, event_key)) {keyed};
        """;

    private const string Second = "ALTER TABLE extractor_corrections ADD COLUMN told TEXT NOT NULL DEFAULT '';";
}
