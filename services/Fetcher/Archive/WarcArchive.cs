using System.Runtime.CompilerServices;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// The archive as a folder of WARC files: opened once, asked by id and by body; written, packed, erased and dropped each by a
/// part of its own.
/// </summary>
public sealed class WarcArchive : IArchive, IAsyncDisposable
{
    private const int PageSize = 500;

    /// <summary>A file can be packed into another just before it is read, but not often in a row.</summary>
    private const int MaxReads = 3;

    /// <summary>Longer than any capture takes from the look for its body to its record.</summary>
    private static readonly TimeSpan EndingFor = TimeSpan.FromHours(1);

    private readonly FetcherOptions _options;
    private readonly TimeProvider _clock;
    private readonly ArchiveIndex _index;
    private readonly ArchiveReader _reader;
    private readonly StrayFiles _strays;
    private readonly ArchivePacker _packer;
    private readonly ArchiveWriter _writer;
    private readonly ArchiveRecovery _recovery;
    private readonly Lock _opening = new();
    private Task? _opened;

    public WarcArchive(IOptions<FetcherOptions> options, IDatabase database, TimeProvider clock, ILogger<WarcArchive> logger)
    {
        _options = options.Value;
        _clock = clock;
        _index = new ArchiveIndex(database);
        _reader = new ArchiveReader(_options.ArchiveFolder);
        var pace = new PackingPace(clock);
        _strays = new StrayFiles(_options.ArchiveFolder, _index, logger);
        _packer = new ArchivePacker(_options.ArchiveFolder, _index, _options.ArchiveReserveMegabytes, pace, _strays, logger);
        _writer = new ArchiveWriter(_options, _index, _packer, pace, clock, logger);
        _recovery = new ArchiveRecovery(_options.ArchiveFolder, _index, clock, logger);
    }

    public string? Problem => _writer.Problem;

    public IReadOnlyCollection<string> Strays => _strays.Names;

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
        await _writer.WriteAsync(capture, body, held.ByBody is { } place && !IsEnding(place.File) ? await TryReadAsync(place, cancel) : null, cancel);
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
        var eraser = new ArchiveEraser(
            _index,
            _reader,
            ReadAsync,
            (capture, body, inner) => _writer.WriteAsync(capture, body, kept: null, inner),
            _clock
        );
        await eraser.EraseAsync(sources, cancel);
    }

    public async Task<int> DropAsync(DateTimeOffset before, IReadOnlySet<CaptureId> inUse, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        await _index.WriteAsync(cancel);
        var retention = new ArchiveRetention(
            _options.ArchiveFolder,
            _index,
            ReadAsync,
            (capture, body, inner) => _writer.WriteAsync(capture, body, kept: null, inner)
        );
        return await retention.DropAsync(before, inUse, cancel);
    }

    public async Task<int> PackAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await _packer.PackAsync(cancel);
    }

    public async IAsyncEnumerable<CaptureId> FetchedAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        string? source,
        [EnumeratorCancellation] CancellationToken cancel
    )
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

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private async Task RecoverAsync()
    {
        await _recovery.RunAsync(CancellationToken.None);
        _writer.Start();
    }

    /// <summary>A file that is dropped soon gives no body to new captures, so that dropping it takes nothing from one being written.</summary>
    private bool IsEnding(string file) =>
        _options.ArchiveKeepDays is { } days
        && OpenWarcFile.CreatedAt(file) is { } created
        && created < _clock.GetUtcNow() - TimeSpan.FromDays(days) + EndingFor;

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
        var (_, content) =
            await ReadAsync(() => _index.FindBodyAsync(bodyHash, cancel), cancel)
            ?? throw new InvalidDataException($"The archive lost the body {bodyHash} that a revisit refers to.");
        return await CaptureRecords.ReadBodyAsync(content, cancel)
            ?? throw new InvalidDataException($"The body {bodyHash} is not where the index says.");
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
}
