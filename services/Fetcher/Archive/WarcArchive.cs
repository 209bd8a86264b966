using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// The archive as a folder of WARC files. Captures are made ready by their callers and written by one loop, which makes all
/// that wait at a moment durable with one flush; what is left to pack is packed once its file is closed.
/// </summary>
public sealed partial class WarcArchive : IArchive, IAsyncDisposable
{
    private const int MaxBatch = 64;

    /// <summary>Entered in the index together: neighbours in it are written once for all. About two megabytes of memory.</summary>
    private const int MaxUnwrittenPlaces = 4096;

    private const int PageSize = 500;
    private static readonly TimeSpan IndexDelay = TimeSpan.FromSeconds(1);

    /// <summary>While a capture was written this lately, packing takes a tenth of a core, later all of one.</summary>
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    private const int BusyShare = 10;

    /// <summary>A file can be packed into another just before it is read, but not often in a row.</summary>
    private const int MaxReads = 3;

    /// <summary>Longer than any capture takes from the look for its body to its record.</summary>
    private static readonly TimeSpan EndingFor = TimeSpan.FromHours(1);

    private readonly FetcherOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ArchiveIndex _index;
    private readonly ArchiveReader _reader;
    private readonly ArchivePacker _packer;
    private readonly Channel<PackedCapture> _waiting = Channel.CreateBounded<PackedCapture>(MaxBatch);
    private readonly ArchiveRecovery _recovery;
    private readonly Lock _opening = new();
    private Task? _opened;
    private OpenWarcFile? _file;
    private volatile string? _problem;
    private Task? _loop;
    private Task _indexing = Task.CompletedTask;
    private DateTimeOffset _indexed;
    private long _written;

    public WarcArchive(IOptions<FetcherOptions> options, IDatabase database, TimeProvider clock, ILogger<WarcArchive> logger)
    {
        _options = options.Value;
        _clock = clock;
        _logger = logger;
        _index = new ArchiveIndex(database);
        _reader = new ArchiveReader(_options.ArchiveFolder);
        _packer = new ArchivePacker(_options.ArchiveFolder, _index, _options.ArchiveReserveMegabytes, GiveWayAsync, logger);
        _recovery = new ArchiveRecovery(_options.ArchiveFolder, _index, clock, logger);
    }

    public string? Problem => _problem;

    public Task OpenAsync(CancellationToken cancel)
    {
        lock (_opening)
        {
            // What failed, for want of a database perhaps, is tried again by the next who needs it.
            if (_opened is null or { IsFaulted: true }) _opened = RecoverAsync();
            return _opened.WaitAsync(cancel);
        }
    }

    public async Task AppendAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var held = await _index.FindAsync(capture.Id, capture.BodyHash, cancel);
        if (held.ById is not null) return;
        await WriteAsync(capture, body, held.ByBody is { } place && !IsEnding(place.File) ? await TryReadAsync(place, cancel) : null, cancel);
    }

    public async Task<IReadOnlySet<CaptureId>> HeldAsync(IReadOnlyCollection<CaptureId> ids, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await _index.HeldAsync(ids, cancel);
    }

    public async Task<(Capture Capture, byte[] Body)?> ReadAsync(CaptureId id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await ReadAsync(() => _index.FindAsync(id, cancel), cancel) is var (capture, content)
            ? (capture, await CaptureRecords.ReadBodyAsync(content, cancel) ?? await ReadBodyAsync(capture.BodyHash, cancel))
            : null;
    }

    public async Task EraseAsync(IReadOnlyList<string> sources, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await _index.WriteAsync(cancel);
        var eraser = new ArchiveEraser(_index, _reader, ReadAsync, (capture, body, inner) => WriteAsync(capture, body, kept: null, inner), _clock);
        await eraser.EraseAsync(sources, cancel);
    }

    public async Task<int> DropAsync(DateTimeOffset before, IReadOnlySet<CaptureId> inUse, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await _index.WriteAsync(cancel);
        var retention = new ArchiveRetention(_options.ArchiveFolder, _index, ReadAsync, (capture, body, inner) => WriteAsync(capture, body, kept: null, inner));
        return await retention.DropAsync(before, inUse, cancel);
    }

    public async Task<int> PackAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await _packer.PackAsync(cancel);
    }

    public async IAsyncEnumerable<CaptureId> FetchedAsync(DateTimeOffset from, DateTimeOffset to, string? source, [EnumeratorCancellation] CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await _index.WriteAsync(cancel);
        IReadOnlyList<ArchivePlace> page = [];
        do
        {
            page = await _index.FetchedAsync(from, to, source, page.Count > 0 ? page[^1] : null, PageSize, cancel);
            foreach (var place in page) yield return place.Id;
        }
        while (page.Count == PageSize);
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_loop is not null) await _loop;
        if (_index.Unwritten == 0) _file?.Close();
        else _file?.Dispose();
    }

    private async Task RecoverAsync()
    {
        await _recovery.RunAsync(CancellationToken.None);
        _loop = Task.Run(WriteLoopAsync);
    }

    /// <summary>A file that is dropped soon gives no body to new captures, so that dropping it takes nothing from one being written.</summary>
    private bool IsEnding(string file) =>
        _options.ArchiveKeepDays is { } days && OpenWarcFile.CreatedAt(file) is { } created && created < _clock.GetUtcNow() - TimeSpan.FromDays(days) + EndingFor;

    /// <param name="capture">What is known of it.</param>
    /// <param name="body">Unpacked.</param>
    /// <param name="kept">The record that holds this body already; null to write it.</param>
    /// <param name="cancel">Gives up waiting.</param>
    private async Task WriteAsync(Capture capture, ReadOnlyMemory<byte> body, WarcRecord? kept, CancellationToken cancel)
    {
        var (metadata, content) = CaptureRecords.Write(capture, body, kept);
        // What came plain takes its packer longer than everything else takes for a page: it is packed when its file is closed.
        var isPacked = kept is not null || !capture.Sent.IsEmpty;
        var pieces = !isPacked && _packer.IsBehind ? [content.Pack()] : content.Store(packLater: !isPacked);
        var packed = new PackedCapture(capture, [.. metadata.Store(packLater: true), .. pieces], kept is null);
        await _waiting.Writer.WriteAsync(packed, cancel);
        await packed.Written.Task.WaitAsync(cancel);
    }

    /// <summary>The record that holds a body; null when it was erased meanwhile.</summary>
    private async Task<WarcRecord?> TryReadAsync(ArchivePlace place, CancellationToken cancel)
    {
        try
        {
            return (await _reader.ReadAsync(place.File, place.Position, cancel)).Content;
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            return null;
        }
    }

    private async Task<byte[]> ReadBodyAsync(string bodyHash, CancellationToken cancel)
    {
        var (_, content) = await ReadAsync(() => _index.FindBodyAsync(bodyHash, cancel), cancel) ?? throw new InvalidDataException($"The archive lost the body {bodyHash} that a revisit refers to.");
        return await CaptureRecords.ReadBodyAsync(content, cancel) ?? throw new InvalidDataException($"The body {bodyHash} is not where the index says.");
    }

    /// <summary>Null when the index knows no place.</summary>
    private async Task<(Capture Capture, WarcRecord Content)?> ReadAsync(Func<Task<ArchivePlace?>> find, CancellationToken cancel)
    {
        for (var attempt = 1; await find() is { } place; attempt++)
        {
            try
            {
                var (capture, content, _) = await _reader.ReadAsync(place.File, place.Position, cancel);
                return (capture, content);
            }
            catch (FileNotFoundException) when (attempt < MaxReads)
            {
                // Its file was packed since, and the index leads to another by now.
            }
        }

        return null;
    }

    /// <summary>Packing leaves the processor to fetching.</summary>
    private Task GiveWayAsync(TimeSpan worked, CancellationToken cancel) =>
        Stopwatch.GetElapsedTime(Volatile.Read(ref _written)) < Busy ? Task.Delay(worked * (BusyShare - 1), cancel) : Task.CompletedTask;

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
    private bool IsIndexDue() => _indexing.IsCompleted && (_index.Unwritten >= MaxUnwrittenPlaces || _clock.GetUtcNow() - _indexed >= IndexDelay);

    private bool IsFull() => _file is { } file && (file.Length >= _options.ArchiveFileMegabytes * 1_048_576L || _clock.GetUtcNow() - file.Created >= _options.ArchiveFileAge);

    /// <summary>Waits for captures; when none come for a while, the index is written meanwhile.</summary>
    private async Task<bool> WaitAsync()
    {
        var ready = _waiting.Reader.WaitToReadAsync().AsTask();
        while (!ready.IsCompleted && _index.Unwritten > 0)
        {
            using var isReady = new CancellationTokenSource();
            if (await Task.WhenAny(ready, Task.Delay(IndexDelay, _clock, isReady.Token)) != ready) await TryWriteIndexAsync();
            await isReady.CancelAsync();
        }

        return await ready;
    }

    private async Task TryWriteIndexAsync()
    {
        _indexed = _clock.GetUtcNow();
        try
        {
            await _index.WriteAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            // The places stay in memory and in the WARC file; the next second or batch tries again. Whatever it was, captures are still to be written.
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
            Volatile.Write(ref _written, Stopwatch.GetTimestamp());
            places.ForEach(_index.Add);
            batch.ForEach(packed => packed.Written.TrySetResult());
        }
        catch (Exception e)
        {
            // Whatever it was: who waits is told, and the next batch is tried.
            Undo(start);
            var reason = new ArchiveUnavailableException(
                $"The archive folder {Path.GetFullPath(_options.ArchiveFolder)} cannot be written: {e.Message} Free space or repair its permissions; fetching goes on by itself then.", e);
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
        DiskSpace.Require(_options.ArchiveFolder, _options.ArchiveReserveMegabytes);
        if (_file is { } full && _index.Unwritten == 0 && IsFull())
        {
            _file = null;
            full.Close();
            _packer.Look();
        }

        return _file ??= OpenWarcFile.Create(_options.ArchiveFolder, _clock.GetUtcNow());
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
