using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Polling;

namespace Ingestion.Fetcher.Remote;

/// <summary>The Fetcher of this process.</summary>
internal sealed class OwnFetcher(SourceStatuses statuses, SourceControl control, IArchive archive) : IFetcher
{
    public Task<IReadOnlyList<SourceStatus>> SourcesAsync(CancellationToken cancel) => statuses.AllAsync(cancel);

    public Task<SourceStatus?> SourceAsync(string id, CancellationToken cancel) => statuses.FindAsync(id, cancel);

    public Task<bool> DoAsync(string id, SourceAction action, CancellationToken cancel) => action switch
    {
        SourceAction.Pause => control.PauseAsync(id, cancel),
        SourceAction.Resume => control.ResumeAsync(id, cancel),
        _ => control.FetchNowAsync(id, cancel),
    };

    public Task<StoredCapture?> CaptureAsync(CaptureId id, CancellationToken cancel) => StoredCaptures.ReadAsync(archive, id, cancel);
}
