using Ingestion.Fetcher.Archive;
using Ingestion.Ledger;
using Ingestion.Pipeline;

namespace Ingestion.Fetcher.Captures;

/// <summary>Archived, entered in the ledger, resolved, in this order: whatever dies in between, the next start finds it.</summary>
internal sealed class CaptureIntake(IArchive archive, ILedger ledger, CaptureResolver resolver, ICheckpoint checkpoint) : ICaptureIntake
{
    public async Task<IntakeResult> TakeAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        await archive.AppendAsync(capture, body, cancel);
        await ledger.EnterCaptureAsync(EntryOf(capture), cancel);
        await checkpoint.ReachedAsync(Checkpoints.CaptureStored, cancel);
        return await resolver.ResolveAsync(capture, body, cancel);
    }

    public async Task RejectAsync(Capture capture, string reason, CancellationToken cancel)
    {
        await ledger.EnterCaptureAsync(EntryOf(capture), cancel);
        await ledger.ResolveAsync(capture.Id, CaptureState.Rejected, reason, cancel);
    }

    private static CaptureEntry EntryOf(Capture capture) => new(capture.Id, capture.Source, capture.Url, capture.BodyHash, capture.Fetched);
}
