using System.Collections.Concurrent;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>
/// Two hundred lives of a Fetcher, each cut short at a seeded point: before a page is stored, after it is stored, or after it
/// was handed on. A life ends by an exception that nothing expects; its files are copied as they stand at that moment, open
/// archive file and all, and the next life goes on with the copy. No process is killed here: Faults.Tests does that.
/// </summary>
public sealed class KillsTest
{
    private const int Kills = 200;
    private const int Pages = 250;

    [Fact]
    public async Task Two_hundred_deaths_cause_no_second_request_for_a_stored_page()
    {
        await using var site = await TestSite.StartAsync();
        site.Serve(
            "/rss",
            $"<rss><channel>{string.Concat(Enumerable.Range(0, Pages).Select(i => $"<item><link>{site.Url($"/a/{i}")}</link></item>"))}</channel></rss>",
            "text/xml"
        );
        for (var i = 0; i < Pages; i++)
            site.Serve($"/a/{i}", $"<p>Article {i}</p>");
        var fate = new Fate(new Random(200));
        var source = new Source
        {
            Id = "s",
            Url = site.Url("/rss"),
            AllowPrivate = true,
            PollMin = TimeSpan.FromHours(1),
            PollMax = TimeSpan.FromHours(1),
        };

        var folder = new TemporaryFolder();
        for (var life = 0; life < Kills; life++)
        {
            var next = new TemporaryFolder();
            await LiveAsync(folder, source, fate, next);
            folder.Dispose();
            folder = next;
        }

        await LiveAsync(folder, source, fate with { IsImmortal = true }, null);
        folder.Dispose();
        Assert.Equal(Kills, fate.Deaths);
        Assert.Equal(Pages, fate.Stored.Count);
        Assert.All(
            fate.Stored,
            page => Assert.True(site.Log.Count(r => site.Url(r.Path) == page.Key) == page.Value, $"{page.Key} was asked for after it was stored")
        );
        Assert.Equal(1, site.Count("/rss"));
    }

    /// <summary>Visits until death; leaves in <paramref name="next"/> what the dead process leaves on the disk.</summary>
    private static async Task LiveAsync(TemporaryFolder folder, Source source, Fate fate, TemporaryFolder? next)
    {
        await using var host = await FetcherHost.CreateAsync(folder, polling: false);
        var services = host.Host.Services;
        var archive = new FatefulArchive(services.GetRequiredService<IArchive>(), fate);
        var store = services.GetRequiredService<PollStore>();
        var intake = new RecordingIntake(archive)
        {
            Answer = _ => fate.Survive() ? new IntakeResult(IntakeOutcome.Accepted, [], []) : throw new DeathException(),
        };
        var items = ActivatorUtilities.CreateInstance<ItemVisitor>(services, archive, intake);
        var visitor = ActivatorUtilities.CreateInstance<SourceVisitor>(services, items);
        await store.AddSourcesAsync([(source.Id, 0, 3_600_000)], CancellationToken.None);
        try
        {
            // The dead hold their lease until it runs out; this test does not wait for that.
            var state = await store.LeaseAsync(source.Id, "life", TimeSpan.FromMilliseconds(-1), CancellationToken.None);
            await visitor.VisitAsync(source, state!, CancellationToken.None);
        }
        catch (DeathException)
        {
            fate.Deaths++;
        }

        if (next is not null) Copy(folder.Path, next.Path);
    }

    private static void Copy(string from, string to)
    {
        foreach (
            var path in Directory
                .EnumerateFiles(from, "*", SearchOption.AllDirectories)
                .Where(p => !p.EndsWith(".lock", StringComparison.Ordinal) && !p.EndsWith("-shm", StringComparison.Ordinal))
        )
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = File.Create(target);
            source.CopyTo(copy);
        }
    }

    /// <summary>Decides when a life ends, and remembers how often each page had been asked for when it was stored.</summary>
    private sealed record Fate(Random Random)
    {
        public bool IsImmortal { get; init; }

        public int Deaths { get; set; }

        public ConcurrentDictionary<string, int> Stored { get; init; } = new();

        public ConcurrentDictionary<string, int> Attempts { get; init; } = new();

        public bool Survive() => IsImmortal || Random.Next(5) > 0;
    }

    private sealed class FatefulArchive(IArchive inner, Fate fate) : IArchive
    {
        public string? Problem => inner.Problem;

        public async Task AppendAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel)
        {
            var isStored = fate.Stored.ContainsKey(capture.RequestedUrl!);
            var asked = isStored ? 0 : fate.Attempts.AddOrUpdate(capture.RequestedUrl!, 1, (_, n) => n + 1);
            if (!fate.Survive()) throw new DeathException();
            await inner.AppendAsync(capture, body, cancel);
            if (!isStored) fate.Stored[capture.RequestedUrl!] = asked;
            if (!fate.Survive()) throw new DeathException();
        }

        public Task<IReadOnlySet<CaptureId>> HeldAsync(IReadOnlyCollection<CaptureId> ids, CancellationToken cancel) => inner.HeldAsync(ids, cancel);

        public Task<(Capture Capture, byte[] Body)?> ReadAsync(CaptureId id, CancellationToken cancel) => inner.ReadAsync(id, cancel);

        public IAsyncEnumerable<CaptureId> FetchedAsync(DateTimeOffset from, DateTimeOffset to, string? source, CancellationToken cancel) =>
            inner.FetchedAsync(from, to, source, cancel);

        public Task EraseAsync(IReadOnlyList<string> sources, CancellationToken cancel) => inner.EraseAsync(sources, cancel);

        public Task<int> DropAsync(DateTimeOffset before, IReadOnlySet<CaptureId> inUse, CancellationToken cancel) =>
            inner.DropAsync(before, inUse, cancel);
    }

    /// <summary>Nothing expects it, as nothing expects a kill.</summary>
    private sealed class DeathException : Exception;
}
