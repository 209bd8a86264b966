using Ingestion.Ledger.Database;

namespace Ingestion.Search.Embedded;

/// <summary>The embedded index's tables: SQLite with FTS5.</summary>
internal static class EmbeddedSchema
{
    public static IReadOnlyList<Migration> Migrations { get; } = [new("index", 1, First)];

    /// <summary>
    /// <c>index_articles</c> is narrow, since every search reads the rows of all that match; a removed article keeps its row there, so
    /// that an older write that arrives late still finds a newer version. <c>seq</c> numbers articles by their first write. What is
    /// shown stands in <c>index_documents</c>, the text once: FTS5 refers to it.
    /// </summary>
    private const string First = """
        CREATE TABLE index_articles (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            version BIGINT NOT NULL,
            removed BIGINT NOT NULL,
            date BIGINT NOT NULL);
        CREATE INDEX index_articles_newest ON index_articles (date DESC, id) WHERE removed = 0;

        CREATE TABLE index_documents (
            seq INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            body TEXT NOT NULL,
            added TEXT NOT NULL,
            names TEXT NOT NULL,
            document TEXT NOT NULL);
        CREATE VIRTUAL TABLE index_text USING fts5 (
            title, body, added, names,
            content = 'index_documents', content_rowid = 'seq',
            tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3');
        CREATE TRIGGER index_documents_inserted AFTER INSERT ON index_documents BEGIN
            INSERT INTO index_text (rowid, title, body, added, names) VALUES (new.seq, new.title, new.body, new.added, new.names);
        END;
        CREATE TRIGGER index_documents_updated AFTER UPDATE OF title, body, added, names ON index_documents BEGIN
            INSERT INTO index_text (index_text, rowid, title, body, added, names) VALUES ('delete', old.seq, old.title, old.body, old.added, old.names);
            INSERT INTO index_text (rowid, title, body, added, names) VALUES (new.seq, new.title, new.body, new.added, new.names);
        END;
        CREATE TRIGGER index_documents_deleted AFTER DELETE ON index_documents BEGIN
            INSERT INTO index_text (index_text, rowid, title, body, added, names) VALUES ('delete', old.seq, old.title, old.body, old.added, old.names);
        END;

        CREATE TABLE index_facets (facet TEXT NOT NULL, value TEXT NOT NULL, seq BIGINT NOT NULL, PRIMARY KEY (facet, value, seq)) WITHOUT ROWID;
        CREATE INDEX index_facets_seq ON index_facets (seq);

        CREATE TABLE index_copies (id TEXT NOT NULL PRIMARY KEY, seq BIGINT NOT NULL) WITHOUT ROWID;
        CREATE INDEX index_copies_seq ON index_copies (seq);

        CREATE TABLE index_events (
            id TEXT NOT NULL PRIMARY KEY,
            seq BIGINT NOT NULL,
            article_id TEXT NOT NULL,
            place_id TEXT,
            admin1 TEXT,
            country TEXT,
            status TEXT NOT NULL,
            background BIGINT NOT NULL,
            published BIGINT NOT NULL,
            document TEXT NOT NULL);
        CREATE INDEX index_events_seq ON index_events (seq);
        CREATE INDEX index_events_article ON index_events (article_id);
        CREATE INDEX index_events_newest ON index_events (published DESC, id);
        """;
}
