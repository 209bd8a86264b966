using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Ledger;

namespace Ingestion.Fetcher.Polling;

/// <summary>Forgets sources: what was seen of them first, which ends their visits, then their captures.</summary>
internal sealed class FetcherPurge(PollStore store, IArchive archive) : IPurge
{
    public async Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        await store.ForgetAsync([.. sources], cancel);
        await archive.EraseAsync(sources, cancel);
    }
}
