using Ingestion.Ledger.Database;

namespace Ingestion.Ledger;

/// <summary>The ledger's tables.</summary>
public static class LedgerSchema
{
    public static IReadOnlyList<Migration> Migrations { get; } = [new("ledger", 1, First)];

    private const string First = """
        CREATE TABLE captures (
            id TEXT NOT NULL PRIMARY KEY,
            source TEXT NOT NULL,
            url TEXT,
            body_hash TEXT NOT NULL,
            fetched_at BIGINT NOT NULL,
            entered_at BIGINT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT);
        CREATE INDEX captures_unresolved ON captures (entered_at) WHERE state = 'stored';
        CREATE INDEX captures_rejected ON captures (state) WHERE state = 'rejected';
        CREATE INDEX captures_source ON captures (source);

        CREATE TABLE revisions (
            article_id TEXT NOT NULL,
            revision BIGINT NOT NULL,
            capture_id TEXT NOT NULL,
            source TEXT NOT NULL,
            text_hash TEXT NOT NULL,
            title TEXT NOT NULL,
            article TEXT NOT NULL,
            accepted_at BIGINT NOT NULL,
            stage BIGINT NOT NULL,
            changed_at BIGINT NOT NULL,
            confirmed BIGINT NOT NULL,
            decision TEXT,
            original_id TEXT,
            turn BIGINT NOT NULL,
            enrichment TEXT,
            indexed BIGINT NOT NULL,
            alerted BIGINT NOT NULL,
            outcome TEXT,
            reason TEXT,
            PRIMARY KEY (article_id, revision));
        CREATE INDEX revisions_unconfirmed ON revisions (stage, changed_at) WHERE outcome IS NULL AND confirmed = 0;
        CREATE INDEX revisions_outcome ON revisions (outcome);
        CREATE INDEX revisions_original ON revisions (original_id) WHERE original_id IS NOT NULL;
        CREATE INDEX revisions_capture ON revisions (capture_id);
        CREATE INDEX revisions_source ON revisions (source);

        CREATE TABLE documents (
            id TEXT NOT NULL PRIMARY KEY,
            version BIGINT NOT NULL);

        CREATE TABLE document_effects (
            document_id TEXT NOT NULL,
            article_id TEXT NOT NULL,
            revision BIGINT NOT NULL,
            turn BIGINT NOT NULL,
            PRIMARY KEY (document_id, article_id, revision, turn));
        CREATE INDEX document_effects_article ON document_effects (article_id);
        """;
}
