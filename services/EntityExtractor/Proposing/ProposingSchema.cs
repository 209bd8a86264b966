using Ingestion.Ledger.Database;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>The table of names that the catalogue lacks: one row a name and article.</summary>
internal static class ProposingSchema
{
    public static IReadOnlyList<Migration> Migrations { get; } = [new("extractor-names", 1, First)];

    private const string First = """
        CREATE TABLE extractor_unknown_names (
            article_id TEXT NOT NULL,
            name_key TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            outlet TEXT NOT NULL,
            sentence TEXT NOT NULL,
            published_at BIGINT NOT NULL,
            noted_at BIGINT NOT NULL,
            PRIMARY KEY (article_id, name_key)) {keyed};
        CREATE INDEX extractor_unknown_names_by_name ON extractor_unknown_names (name_key, outlet);
        CREATE INDEX extractor_unknown_names_by_age ON extractor_unknown_names (noted_at);
        """;
}
