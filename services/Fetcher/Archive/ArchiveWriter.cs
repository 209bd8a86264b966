using System.Threading.Channels;
using Ingestion.Fetcher.Captures;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// Writes captures to the archive file that is open. They are made ready by their callers and written by one loop, which makes
/// all that wait at a moment durable with one flush; what is left to pack is packed once its file is closed.
/// </summary>
internal sealed partial class ArchiveWriter(
    FetcherOptions options,
    ArchiveIndex index,
    ArchivePacker packer,
    PackingPace pace,
    TimeProvider clock,
    ILogger logger
) : IAsyncDisposable
{
    private const int MaxBatch = 64;

    /// <summary>Entered in the index together: neighbours in it are written once for all. About two megabytes of memory.</summary>
    private const int MaxUnwrittenPlaces = 4096;

    private static readonly TimeSpan IndexDelay = TimeSpan.FromSeconds(1);

    private readonly Channel<PackedCapture> _waiting = Channel.CreateBounded<PackedCapture>(MaxBatch);
    private OpenWarcFile? _file;
    private volatile string? _problem;
    private Task? _loop;
    private Task _indexing = Task.CompletedTask;
    private DateTimeOffset _indexed;

    /// <summary>Why the last batch could not be written; null when it was.</summary>
    public string? Problem => _problem;

    /// <summary>To be called once, when what killed processes left is taken in.</summary>
    public void Start() => _loop = Task.Run(WriteLoopAsync);

    /// <param name="capture">What is known of it.</param>
    /// <param name="body">Unpacked.</param>
    /// <param name="kept">The record that holds this body already; null to write it.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <summary>Returns when it survives a kill.</summary>
    /// <exception cref="ArchiveUnavailableException">It cannot be written.</exception>
    public async Task WriteAsync(Capture capture, ReadOnlyMemory<byte> body, WarcRecord? kept, CancellationToken cancel)
    {
        var (metadata, content) = CaptureRecords.Write(capture, body, kept);
        // What came plain takes its packer longer than everything else takes for a page: it is packed when its file is closed.
        var isPacked = kept is not null || !capture.Sent.IsEmpty;
        var pieces = !isPacked && packer.IsBehind ? [content.Pack()] : content.Store(packLater: !isPacked);
        var packed = new PackedCapture(capture, [.. metadata.Store(packLater: true), .. pieces], kept is null);
        await _waiting.Writer.WriteAsync(packed, cancel);
        await packed.Written.Task.WaitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_loop is not null) await _loop;
        if (index.Unwritten == 0) _file?.Close();
        else _file?.Dispose();
    }

    private async Task WriteLoopAsync()
    {
        while (await WaitAsync())
        {
            var batch = new List<PackedCapture>(MaxBatch);
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var packed)) batch.Add(packed);
            // Before a full file is closed, the index holds all of it; while it cannot, the file grows.
            if (IsFull()) await TryWriteIndexAsync();
            else if (IsIndexDue()) _indexing = Task.Run(TryWriteIndexAsync);
            WriteBatch(batch);
        }

        await _indexing;
        await TryWriteIndexAsync();
    }

    /// <summary>Those who wait for their capture do not wait for the index too.</summary>
    private bool IsIndexDue() => _indexing.IsCompleted && (index.Unwritten >= MaxUnwrittenPlaces || clock.GetUtcNow() - _indexed >= IndexDelay);

    private bool IsFull() =>
        _file is { } file && (file.Length >= options.ArchiveFileMegabytes * 1_048_576L || clock.GetUtcNow() - file.Created >= options.ArchiveFileAge);

    /// <summary>Waits for captures; when none come for a while, the index is written meanwhile.</summary>
    private async Task<bool> WaitAsync()
    {
        var ready = _waiting.Reader.WaitToReadAsync().AsTask();
        while (!ready.IsCompleted && index.Unwritten > 0)
        {
            using var isReady = new CancellationTokenSource();
            if (await Task.WhenAny(ready, Task.Delay(IndexDelay, clock, isReady.Token)) != ready) await TryWriteIndexAsync();
            await isReady.CancelAsync();
        }

        return await ready;
    }

    private async Task TryWriteIndexAsync()
    {
        _indexed = clock.GetUtcNow();
        try
        {
            await index.WriteAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            // The places stay in memory and in the WARC file; the next second or batch tries again. Whatever it was, captures are still to be
            // written.
            if (e is not DatabaseUnavailableException) LogIndex(e.Message);
        }
    }

    private void WriteBatch(List<PackedCapture> batch)
    {
        var start = _file?.Length ?? 0;
        try
        {
            var file = Current();
            start = file.Length;
            var places = Write(file, batch);
            file.Flush();
            _problem = null;
            pace.Wrote();
            places.ForEach(index.Add);
            batch.ForEach(packed => packed.Written.TrySetResult());
        }
        catch (Exception e)
        {
            // Whatever it was: who waits is told, and the next batch is tried.
            Undo(start);
            var reason = new ArchiveUnavailableException(
                $"The archive folder {Path.GetFullPath(options.ArchiveFolder)} cannot be written: {e.Message} Free space or repair its permissions; fetching goes on by itself then.",
                e
            );
            _problem = reason.Message;
            batch.ForEach(packed => packed.Written.TrySetException(reason));
        }
    }

    private static List<ArchivePlace> Write(OpenWarcFile file, List<PackedCapture> batch)
    {
        var (position, places) = (file.Length, new List<ArchivePlace>(batch.Count));
        foreach (var (capture, pieces, hasBody) in batch)
        {
            places.Add(new ArchivePlace(capture.Id, capture.Source, file.Name, position, capture.BodyHash, hasBody, capture.Fetched));
            foreach (var piece in pieces) position += piece.Length;
        }

        file.Append([.. batch.SelectMany(packed => packed.Pieces)]);
        return places;
    }

    private OpenWarcFile Current()
    {
        DiskSpace.Require(options.ArchiveFolder, options.ArchiveReserveMegabytes);
        if (_file is { } full && index.Unwritten == 0 && IsFull())
        {
            _file = null;
            full.Close();
            packer.Look();
        }

        return _file ??= OpenWarcFile.Create(options.ArchiveFolder, clock.GetUtcNow());
    }

    /// <summary>Leaves no half record behind: either it goes, or the file is given up for a new one and mended at the next start.</summary>
    private void Undo(long start)
    {
        try
        {
            _file?.CutTo(start);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _file = null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The archive's index cannot be written now, its captures are safe: {Reason}")]
    private partial void LogIndex(string reason);

    private sealed record PackedCapture(Capture Capture, IReadOnlyList<ReadOnlyMemory<byte>> Pieces, bool HasBody)
    {
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
