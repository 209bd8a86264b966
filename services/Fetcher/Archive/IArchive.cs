using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;

namespace Ingestion.Fetcher.Archive;

/// <summary>Every capture, byte for byte, in WARC files, found again by its id.</summary>
public interface IArchive
{
    /// <summary>Takes in what killed processes left unfinished. Happens before the first use by itself; called at a start, others find it
    /// sooner.</summary>
    Task OpenAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Writes a capture so that it survives a kill of this process; a known id is not written twice.</summary>
    /// <exception cref="ArchiveUnavailableException">The archive cannot take it.</exception>
    Task AppendAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel);

    /// <summary>Those that <see cref="ReadAsync"/> would find.</summary>
    Task<IReadOnlySet<CaptureId>> HeldAsync(IReadOnlyCollection<CaptureId> ids, CancellationToken cancel);

    /// <summary>The capture and its body; null when the archive has none of this id.</summary>
    Task<(Capture Capture, byte[] Body)?> ReadAsync(CaptureId id, CancellationToken cancel);

    /// <summary>Captures fetched in a time, oldest first; of one source, or of all.</summary>
    IAsyncEnumerable<CaptureId> FetchedAsync(DateTimeOffset from, DateTimeOffset to, string? source, CancellationToken cancel);

    /// <summary>Overwrites every capture of these sources; bodies that captures of other sources share stay readable. May be repeated.</summary>
    Task EraseAsync(IReadOnlyList<string> sources, CancellationToken cancel);

    /// <summary>Deletes whole files that nothing was written to since <paramref name="before"/>; those that hold a capture in use stay. May be
    /// repeated.</summary>
    /// <returns>How many files were deleted.</returns>
    Task<int> DropAsync(DateTimeOffset before, IReadOnlySet<CaptureId> inUse, CancellationToken cancel);

    /// <summary>Packs closed files in which pages stand as they came, slowly while captures come. May be repeated, and broken off at any
    /// point.</summary>
    /// <returns>How many files were packed.</returns>
    Task<int> PackAsync(CancellationToken cancel) => Task.FromResult(0);

    /// <summary>Why the last capture could not be written; null when it was.</summary>
    string? Problem { get; }

    /// <summary>Files in its folder that it knows nothing of, as <see cref="PackAsync"/> found them last.</summary>
    IReadOnlyCollection<string> Strays => [];
}
