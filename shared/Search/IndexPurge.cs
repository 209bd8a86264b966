using Ingestion.Contracts.V1;
using Ingestion.Ledger;

namespace Ingestion.Search;

/// <summary>Takes purged articles out of the index.</summary>
internal sealed class IndexPurge(IArticleIndex index) : IPurge
{
    public Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel) =>
        index.PurgeAsync(articles, cancel);
}
