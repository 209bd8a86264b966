using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

/// <summary>Packing that is broken off, or meets an erasure, another process or the end of its file.</summary>
public sealed class PartlyPackedTest : PackedArchive
{
    private const int AtOnce = 7;

    [Fact]
    public async Task No_transaction_leads_to_more_captures_than_set()
    {
        await WriteAsync();
        await using var host = await OpenAsync();
        var (file, database) = (Name(Assert.Single(Files())), host.Host.Services.GetRequiredService<IDatabase>());
        var index = new ArchiveIndex(database);
        var hooked = new HookedDatabase(database);
        var left = new List<int>();
        hooked.BeforeNextWrite(CountAsync);
        Assert.Equal(1, await Packer(hooked).PackAsync(Now));
        Assert.Equal([41, 34, 27, 20, 13, 6], left);
        await AssertAllReadAsync(host);

        async Task CountAsync()
        {
            hooked.BeforeNextWrite(CountAsync);
            left.Add((await index.PlacesAsync(file, Now)).Count);
        }
    }

    /// <summary>A database from a backup is older than the archive: what came since stands between and behind what it knows.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(null)]
    public async Task Records_that_the_index_does_not_know_are_packed_with_the_others_whatever_the_kill(int? transactions)
    {
        var stored = await WriteAsync();
        var path = Assert.Single(Files());
        await using var host = await OpenAsync();
        var (file, index) = (Name(path), new ArchiveIndex(host.Host.Services.GetRequiredService<IDatabase>()));
        var places = await index.PlacesAsync(file, Now);
        // After one of seven each, and the last: these stand where a transaction ends.
        await index.RemoveAsync([.. places.Where((_, i) => i % 8 == 7 || i > 36)], Now);
        var before = await RecordsAsync(path);
        if (transactions is { } some) await KillAfterAsync(host, some);
        else await Archive(host).PackAsync(Now);
        // Killed before it was deleted.
        if (transactions is null) File.WriteAllBytes(path, stored);
        Assert.Equal(1, await Packer(host.Host.Services.GetRequiredService<IDatabase>()).PackAsync(Now));
        var after = await RecordsAsync(Assert.Single(Files()));
        Assert.Equal(before.Skip(1).Select(Shown), after.Skip(1).Select(Shown));
        for (var i = 0; i < 37; i++)
            Assert.Equal(
                i % 8 == 7 ? null : Text(i),
                await Archive(host).ReadAsync(new CaptureId($"id{i}"), Now) is null ? null : await TextAsync(host, $"id{i}")
            );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Killed_with_some_captures_led_to_the_new_file_all_are_read_and_the_next_try_finishes(int transactions)
    {
        await KillAfterAsync(transactions);
        Assert.Equal(2, Files().Length);
        await AssertFinishedAsync();
    }

    [Fact]
    public async Task What_is_erased_from_a_file_that_is_partly_packed_is_in_neither_part()
    {
        await KillAfterAsync(3);
        await using var host = await OpenAsync();
        await Archive(host).EraseAsync(["odd"], Now);
        Assert.Equal(1, await Archive(host).PackAsync(Now));
        var text = Unpacked(Assert.Single(Files()));
        for (var i = 1; i < Captures; i += 2) Assert.DoesNotContain($"paragraph of {i}.", text, StringComparison.Ordinal);
        for (var i = 0; i < Captures; i += 2) Assert.Equal(Text(i), await TextAsync(host, $"id{i}"));
    }

    [Fact]
    public async Task What_is_erased_between_two_transactions_is_in_neither_part()
    {
        await WriteAsync();
        await using var host = await OpenAsync();
        var hooked = new HookedDatabase(host.Host.Services.GetRequiredService<IDatabase>());
        hooked.BeforeNextWrite(() =>
        {
            hooked.BeforeNextWrite(() => Archive(host).EraseAsync(["odd"], Now));
            return Task.CompletedTask;
        });
        Assert.Equal(0, await Packer(hooked).PackAsync(Now));
        Assert.All(Files(), path => Assert.DoesNotContain("paragraph of 39.", Unpacked(path), StringComparison.Ordinal));
        Assert.Equal(1, await Packer(hooked).PackAsync(Now));
        Assert.DoesNotContain("paragraph of 3.", Unpacked(Assert.Single(Files())), StringComparison.Ordinal);
        for (var i = 0; i < Captures; i += 2) Assert.Equal(Text(i), await TextAsync(host, $"id{i}"));
    }

    [Fact]
    public async Task What_a_kill_left_of_a_file_that_is_gone_by_now_goes_too()
    {
        await WriteAsync();
        var left = PackedName() + ".packing";
        File.Move(Assert.Single(Files()), left);
        await using var host = await OpenAsync();
        Assert.Equal(0, await Archive(host).PackAsync(Now));
        Assert.False(File.Exists(left));
        Assert.Empty(Directory.GetFiles(Folder["archive"]));
    }

    [Fact]
    public async Task What_another_process_packs_at_the_moment_is_left_to_it()
    {
        await WriteAsync();
        var file = Name(Assert.Single(Files()));
        await using var host = await OpenAsync();
        using (PackingLock.TryTake(Folder["archive"], file)) Assert.Equal(0, await Archive(host).PackAsync(Now));
        Assert.Equal(1, await Archive(host).PackAsync(Now));
    }

    /// <summary>Its captures would be led to a file that is deleted.</summary>
    [Fact]
    public async Task What_is_packed_at_the_moment_does_not_expire()
    {
        await WriteAsync();
        await using var host = await OpenAsync();
        var hooked = new HookedDatabase(host.Host.Services.GetRequiredService<IDatabase>());
        var inUse = new HashSet<CaptureId> { new("id3") };
        hooked.BeforeNextWrite(() => Archive(host).DropAsync(DateTimeOffset.UtcNow.AddDays(1), inUse, Now));
        await Packer(hooked).PackAsync(Now);
        await AssertAllReadAsync(host);
        Assert.Equal(0, await Archive(host).DropAsync(DateTimeOffset.UtcNow.AddDays(1), inUse, Now));
        Assert.Equal(1, await Archive(host).DropAsync(DateTimeOffset.UtcNow.AddDays(1), new HashSet<CaptureId>(), Now));
        Assert.Empty(Directory.GetFiles(Folder["archive"]));
    }

    [Fact]
    public async Task A_file_that_is_partly_packed_expires_whole_or_not_at_all()
    {
        await KillAfterAsync(3);
        await using var host = await OpenAsync();
        Assert.Equal(0, await Archive(host).DropAsync(DateTimeOffset.UtcNow.AddDays(1), new HashSet<CaptureId> { new("id39") }, Now));
        await AssertAllReadAsync(host);
        Assert.Equal(2, await Archive(host).DropAsync(DateTimeOffset.UtcNow.AddDays(1), new HashSet<CaptureId>(), Now));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_damaged_file_is_told_once_and_others_are_packed()
    {
        await WriteAsync();
        var damaged = Assert.Single(Files());
        var bytes = File.ReadAllBytes(damaged);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, bytes);
        await using (var host = await OpenAsync()) await AppendAsync(host, "other", "even", Text(100));
        var told = new CountingLogger();
        await using var again = await OpenAsync();
        var packer = Packer(again.Host.Services.GetRequiredService<IDatabase>(), told);
        Assert.Equal(1, await packer.PackAsync(Now));
        for (var i = 0; i < 4; i++) Assert.Equal(0, await packer.PackAsync(Now));
        Assert.Equal(1, told.Count);
        Assert.Equal(bytes, File.ReadAllBytes(damaged));
        Assert.Equal(2, Files().Length);
        Assert.Equal(Text(100), await TextAsync(again, "other"));
    }

    /// <summary>As it looks while an erasure is overwriting it.</summary>
    [Fact]
    public async Task What_looked_damaged_once_is_tried_again()
    {
        var stored = await WriteAsync();
        var file = Assert.Single(Files());
        File.WriteAllBytes(file, [.. stored[..(stored.Length / 2)], .. new byte[stored.Length - (stored.Length / 2)]]);
        await using var host = await OpenAsync();
        Assert.Equal(0, await Archive(host).PackAsync(Now));
        File.WriteAllBytes(file, stored);
        Assert.Equal(1, await Archive(host).PackAsync(Now));
        await AssertAllReadAsync(host);
    }

    [Fact]
    public async Task With_no_room_for_a_copy_the_file_stays_and_nothing_else_is_left()
    {
        await WriteAsync();
        var file = Assert.Single(Files());
        await using var host = await OpenAsync();
        var packer = Packer(host.Host.Services.GetRequiredService<IDatabase>(), reserveMegabytes: int.MaxValue);
        await Assert.ThrowsAsync<IOException>(() => packer.PackAsync(Now));
        Assert.Equal([file], Directory.GetFiles(Folder["archive"]).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)));
    }

    /// <summary>It has no size on the disk, but what waits is reckoned by length.</summary>
    [Fact]
    public async Task While_too_much_waits_pages_are_packed_as_they_come()
    {
        await WriteAsync();
        var plain = new FileInfo(Assert.Single(Files())).Length;
        await using (var host = await OpenAsync()) await Archive(host).PackAsync(Now);
        var waiting = Path.Combine(Folder["archive"], "ingestion-waits.warc.gz");
        using (var sparse = File.Create(waiting)) sparse.SetLength(new DriveInfo(Folder["archive"]).AvailableFreeSpace);
        await using (var host = await OpenAsync())
        {
            await EnterAsync(host, waiting);
            using (PackingLock.TryTake(Folder["archive"], Name(waiting))) await Archive(host).PackAsync(Now);
            for (var i = 0; i < Captures; i++) await AppendAsync(host, $"late{i}", "even", Text(1000 + i));
        }

        var closed = Files().Single(path => !path.EndsWith("-packed.warc.gz", StringComparison.Ordinal) && path != waiting);
        Assert.True(new FileInfo(closed).Length < plain * 0.7, $"{new FileInfo(closed).Length} of {plain} bytes");
        File.Delete(waiting);
        await using var after = await OpenAsync();
        await Archive(after).PackAsync(Now);
        Assert.Equal(Text(1003), await TextAsync(after, "late3"));
    }

    /// <summary>As a file that was written here, it would be one that nobody knows and nobody packs.</summary>
    private static async Task EnterAsync(FetcherHost host, string path)
    {
        var index = new ArchiveIndex(host.Host.Services.GetRequiredService<IDatabase>());
        index.Add(new ArchivePlace(new CaptureId("waits"), "s", Name(path), 0, "", true, DateTimeOffset.UnixEpoch));
        await index.WriteAsync(Now);
    }

    /// <summary>What a second process did to the files of a killed one, between the look and the lock.</summary>
    [Fact]
    public void A_file_that_another_process_closed_is_not_taken_over()
    {
        var path = Path.Combine(Directory.CreateDirectory(Folder["archive"]).FullName, "ingestion-1.warc.gz.open");
        Assert.Null(OpenWarcFile.TryTakeOver(path, DateTimeOffset.UnixEpoch));
        Assert.Empty(Directory.GetFiles(Folder["archive"]));
    }

    private ArchivePacker Packer(IDatabase database, ILogger? logger = null, int reserveMegabytes = 0)
    {
        var (folder, index) = (Folder["archive"], new ArchiveIndex(database));
        return new(
            folder,
            index,
            reserveMegabytes,
            new PackingPace(TimeProvider.System),
            new StrayFiles(folder, index, NullLogger.Instance),
            logger ?? NullLogger.Instance
        )
        {
            MovedAtOnce = AtOnce,
        };
    }

    /// <summary>Packs a new file until so many transactions have led the index to its copy.</summary>
    private async Task KillAfterAsync(int transactions)
    {
        await WriteAsync();
        await using var host = await OpenAsync();
        await KillAfterAsync(host, transactions);
    }

    private async Task KillAfterAsync(FetcherHost host, int transactions)
    {
        var hooked = new HookedDatabase(host.Host.Services.GetRequiredService<IDatabase>());
        hooked.BeforeNextWrite(DieAsync);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Packer(hooked).PackAsync(Now));

        Task DieAsync()
        {
            if (transactions-- == 0) throw new OperationCanceledException("killed");
            hooked.BeforeNextWrite(DieAsync);
            return Task.CompletedTask;
        }
    }

    private static string Name(string path) => Path.GetFileName(path);

    private sealed class CountingLogger : ILogger
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Count++;
    }
}
