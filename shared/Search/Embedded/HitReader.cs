using System.Data.Common;
using Dapper;
using Ingestion.Search.Queries;

namespace Ingestion.Search.Embedded;

/// <summary>Reads the documents of a page and marks what matched in them.</summary>
internal sealed class HitReader(DbTransaction transaction, Selection selection)
{
    /// <summary>Around a match in what FTS5 returns; extraction leaves no control characters in a text.</summary>
    private const char Open = '\u0002', Close = '\u0003';

    private const string Marked = """
        SELECT rowid AS seq,
            highlight(index_text, 0, char(2), char(3)) AS title,
            snippet(index_text, 1, char(2), char(3), '…', 36) AS text,
            snippet(index_text, 2, char(2), char(3), '…', 36) AS added
        FROM index_text WHERE index_text MATCH @match AND rowid IN @seqs
        """;

    public async Task<IReadOnlyList<SearchHit>> ReadAsync(IReadOnlyList<HitRow> page)
    {
        if (page.Count == 0) return [];
        selection.Parameters.Add("seqs", page.Select(r => r.Seq));
        var rows = (
            await transaction.Connection!.QueryAsync<DocumentRow>(
                "SELECT seq, title, body, document FROM index_documents WHERE seq IN @seqs",
                selection.Parameters,
                transaction
            )
        ).ToDictionary(r => r.Seq);
        var marked = selection.Scored
            ? (await transaction.Connection!.QueryAsync<MarkedRow>(Marked, selection.Parameters, transaction)).ToDictionary(r => r.Seq)
            : [];
        return
        [
            .. page.Select(hit => rows[hit.Seq])
                .Select(row => new SearchHit(row.Read(), marked.TryGetValue(row.Seq, out var m) ? Highlights(m) : [])),
        ];
    }

    private static List<Highlight> Highlights(MarkedRow row) =>
        [
            .. new[] { Highlight("title", row.Title), Highlight("text", row.Text), Highlight("added", row.Added) }
                .OfType<Highlight>()
                .Where(h => h.Marks.Count > 0),
        ];

    private static Highlight? Highlight(string field, string? marked) =>
        string.IsNullOrEmpty(marked) ? null : MarkedText.Read(field, marked, Open, Close);

    private sealed class MarkedRow
    {
        public long Seq { get; init; }

        public string? Title { get; init; }

        public string? Text { get; init; }

        public string? Added { get; init; }
    }
}

internal sealed class DocumentRow
{
    public long Seq { get; init; }

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public string Document { get; init; } = "";

    public ArticleDocument Read() => StoredDocument.Read(Document, Title, Body);
}
