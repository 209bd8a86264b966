using Ingestion.Contracts.V1;

namespace Ingestion.Fetcher.Captures;

/// <summary>
/// Where everything fetched goes: archived, entered in the ledger, extracted, announced, in this order.
/// When the call returns, the capture is safe whatever happens next; it may be repeated with the same id without effect.
/// </summary>
public interface ICaptureIntake
{
    /// <param name="capture">What is known of it.</param>
    /// <param name="body">Unpacked. It and the capture's <see cref="Capture.Sent"/> are the caller's: not to be held after the return.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ArchiveUnavailableException">The archive cannot take it (disk full, not writable); nothing was kept.</exception>
    Task<IntakeResult> TakeAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel);

    /// <summary>Enters in the ledger as rejected what was named and could not be had, with the reason in a sentence; nothing is archived.</summary>
    Task RejectAsync(Capture capture, string reason, CancellationToken cancel);
}

/// <summary>What became of a capture.</summary>
/// <param name="Outcome">Whether it gave articles.</param>
/// <param name="Articles">Revisions entered in the ledger by this capture; empty when the text was known already.</param>
/// <param name="Links">Addresses of articles that a listing page leads to; of a rejected page, that of its AMP edition, which may hold the
/// text.</param>
/// <param name="Reason">Why it was rejected, in a sentence.</param>
public sealed record IntakeResult(IntakeOutcome Outcome, IReadOnlyList<RevisionId> Articles, IReadOnlyList<string> Links, string? Reason = null);

public enum IntakeOutcome { Accepted, Unchanged, Listing, Rejected }
