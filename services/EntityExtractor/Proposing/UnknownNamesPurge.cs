using Ingestion.Contracts.V1;
using Ingestion.Ledger;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>Forgets the names of articles that are removed for good.</summary>
internal sealed class UnknownNamesPurge(UnknownNames names) : IPurge
{
    public Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel) =>
        names.ForgetAsync(articles, cancel);
}
