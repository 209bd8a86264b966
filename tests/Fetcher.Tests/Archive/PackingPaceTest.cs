using System.Data.Common;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

public sealed class PackingPaceTest
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task While_captures_are_written_packing_takes_a_tenth_of_the_time()
    {
        var pace = new PackingPace(_clock);
        pace.Wrote();
        var waiting = pace.GiveWayAsync(TimeSpan.FromMilliseconds(5), Now);
        _clock.Advance(TimeSpan.FromMilliseconds(44));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Many_small_records_wait_as_long_as_a_large_one()
    {
        var pace = new PackingPace(_clock);
        pace.Wrote();
        var waits = Enumerable.Range(0, 100).Sum(_ =>
        {
            var waiting = pace.GiveWayAsync(TimeSpan.FromMicroseconds(50), Now);
            var start = _clock.GetUtcNow();
            while (!waiting.IsCompleted && _clock.GetUtcNow() - start < TimeSpan.FromSeconds(1)) _clock.Advance(TimeSpan.FromMilliseconds(1));
            return (_clock.GetUtcNow() - start).TotalMilliseconds;
        });
        Assert.InRange(waits, 25, 60);
    }

    [Fact]
    public void When_none_was_written_for_a_second_packing_does_not_wait()
    {
        var pace = new PackingPace(_clock);
        Assert.True(pace.GiveWayAsync(TimeSpan.FromSeconds(5), Now).IsCompleted);
        pace.Wrote();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pace.GiveWayAsync(TimeSpan.FromSeconds(5), Now).IsCompleted);
    }

    /// <summary>A full disk fails in the database as well as in the archive.</summary>
    [Fact]
    public async Task A_database_that_cannot_write_does_not_end_the_service()
    {
        var archive = new FailingArchive();
        using var packing = new ArchivePacking(archive, _clock, NullLogger<ArchivePacking>.Instance);
        await packing.StartAsync(Now);
        for (
            var end = DateTime.UtcNow.AddSeconds(20);
            archive.Tries < 2 && DateTime.UtcNow < end && !packing.ExecuteTask!.IsCompleted;
            await Task.Delay(10)
        )
            _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(archive.Tries >= 2, "It was not tried again.");
        await packing.StopAsync(Now);
    }

    private sealed class FailingArchive : IArchive
    {
        private int _tries;

        public int Tries => Volatile.Read(ref _tries);

        public string? Problem => null;

        public Task<int> PackAsync(CancellationToken cancel)
        {
            Interlocked.Increment(ref _tries);
            throw new FullException();
        }

        public Task AppendAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlySet<CaptureId>> HeldAsync(IReadOnlyCollection<CaptureId> ids, CancellationToken cancel) =>
            throw new NotSupportedException();

        public Task<(Capture Capture, byte[] Body)?> ReadAsync(CaptureId id, CancellationToken cancel) => throw new NotSupportedException();

        public IAsyncEnumerable<CaptureId> FetchedAsync(DateTimeOffset from, DateTimeOffset to, string? source, CancellationToken cancel) =>
            throw new NotSupportedException();

        public Task EraseAsync(IReadOnlyList<string> sources, CancellationToken cancel) => throw new NotSupportedException();

        public Task<int> DropAsync(DateTimeOffset before, IReadOnlySet<CaptureId> inUse, CancellationToken cancel) =>
            throw new NotSupportedException();
    }

    private sealed class FullException() : DbException("database or disk is full");
}
