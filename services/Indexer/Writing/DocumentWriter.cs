using Ingestion.Ledger;
using Ingestion.Pipeline;
using Ingestion.Search;

namespace Ingestion.Indexer.Writing;

/// <summary>Writes documents as they stand in the ledger: whole, under their version, or takes them away.</summary>
internal sealed class DocumentWriter(BulkWriter bulk)
{
    /// <returns>Null when the index holds them; else why it refuses one for good.</returns>
    /// <exception cref="OutageException">The index is away; nothing is known of the write.</exception>
    public async Task<string?> WriteAsync(IReadOnlyList<DocumentState> documents, CancellationToken cancel)
    {
        var results = await Task.WhenAll(documents.Select(ToWrite).OfType<IndexWrite>().Select(write => bulk.WriteAsync(write, cancel)));
        return results.FirstOrDefault(result => result.Outcome == WriteOutcome.Rejected)?.Reason;
    }

    /// <summary>Null while the document's own article is not enriched yet: it is written, with its copies, when it is.</summary>
    private static IndexWrite? ToWrite(DocumentState document)
    {
        if (document.Vacated) return IndexWrite.Removal(document.Id, document.Version);
        if (document.Newest is not { Decision: { } decision, Enrichment: { } enrichment } newest) return null;
        var copies = document.Copies.Select(copy => new FoldedCopy(copy.Article, copy.Decision!, copy.Enrichment)).ToList();
        return DocumentBuilder.Build(newest.Article, decision, enrichment, copies, document.Version);
    }
}
