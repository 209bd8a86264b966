using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

public sealed class RetentionTest : IDisposable
{
    private const int KeptDays = 30;
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_with_nothing_young_in_it_is_deleted_whole_and_its_captures_are_known_no_more()
    {
        await WriteOldFileAsync("old1", "old2");
        await using var host = await OpenAsync();
        await AppendAsync(host, "young", "young text");
        Assert.Equal(1, await DropAsync(host));
        Assert.Equal(0, await DropAsync(host));
        Assert.Null(await Archive(host).ReadAsync(new CaptureId("old1"), Now));
        Assert.Equal("young text", await TextAsync(host, "young"));
        Assert.Equal(["young"], await FetchedAsync(host));
        Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz*"), path => !path.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_a_young_capture_shares_outlives_its_file()
    {
        await WriteOldFileAsync("old");
        await using (var host = await OpenAsync())
        {
            await AppendAsync(host, "young1", "text of old");
            await AppendAsync(host, "young2", "text of old");
            Assert.Equal(1, await DropAsync(host));
            Assert.Equal("text of old", await TextAsync(host, "young1"));
        }

        await using var again = await OpenAsync();
        Assert.Equal("text of old", await TextAsync(again, "young1"));
        Assert.Equal("text of old", await TextAsync(again, "young2"));
        Assert.Null(await Archive(again).ReadAsync(new CaptureId("old"), Now));
    }

    [Fact]
    public async Task A_capture_that_nobody_has_read_or_announced_is_never_deleted()
    {
        await WriteOldFileAsync("old");
        await using var host = await OpenAsync();
        var ledger = await LedgerAsync(host);
        await ledger.EnterCaptureAsync(new CaptureEntry(new CaptureId("old"), "s", null, "x", DateTimeOffset.UnixEpoch), Now);
        Assert.Equal(0, await DropAsync(host));
        var accepted = await ledger.AcceptAsync(
            new CaptureId("old"),
            [TestArticles.Article("a", "Outlet", "Title", "Text") with { Capture = new CaptureId("old") }],
            Now
        );
        Assert.Equal(0, await DropAsync(host));
        await ledger.ConfirmAsync([new(new RevisionId(accepted[0].Id, accepted[0].Revision), Stage.Fetched, 0)], Now);
        Assert.Equal(1, await DropAsync(host));
        Assert.Equal(CaptureState.Accepted, (await ledger.FindCaptureAsync(new CaptureId("old"), Now))!.State);
    }

    [Fact]
    public async Task A_file_that_ends_soon_gives_no_body_to_new_captures()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var host = await OpenAsync(clock);
        await AppendAsync(host, "one", "same");
        clock.Advance(TimeSpan.FromDays(2));
        await AppendAsync(host, "two", "same");
        clock.Advance(TimeSpan.FromDays(KeptDays - 2));
        await AppendAsync(host, "three", "same");
        var index = new ArchiveIndex(host.Host.Services.GetRequiredService<IDatabase>());
        await foreach (var _ in Archive(host).FetchedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Now)) continue;
        Assert.Equal([true, false, true], new[] { "one", "two", "three" }.Select(id => index.FindAsync(new CaptureId(id), Now).Result!.HasBody));
    }

    [Fact]
    public async Task A_full_file_is_closed_only_when_the_index_holds_it()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var host = await OpenAsync(clock);
        await AppendAsync(host, "one", "one");
        clock.Advance(TimeSpan.FromDays(2));
        await AppendAsync(host, "two", "two");
        var closed = Path.GetFileName(Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz")));
        Assert.Equal(
            ["one"],
            (await new ArchiveIndex(host.Host.Services.GetRequiredService<IDatabase>()).OfFileAsync(closed, Now)).Select(id => id.Value)
        );
    }

    /// <summary>A closed file that nothing was written to for longer than captures are kept.</summary>
    private async Task WriteOldFileAsync(params string[] ids)
    {
        await using (var host = await OpenAsync())
        {
            foreach (var id in ids) await AppendAsync(host, id, $"text of {id}");
        }

        File.SetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz")), DateTime.UtcNow.AddDays(-KeptDays - 1));
    }

    private Task<FetcherHost> OpenAsync(TimeProvider? clock = null) =>
        FetcherHost.CreateAsync(_folder, clock, polling: false, settings: ("Fetcher:ArchiveKeepDays", $"{KeptDays}"));

    private static IArchive Archive(FetcherHost host) => host.Host.Services.GetRequiredService<IArchive>();

    private static async Task<int> DropAsync(FetcherHost host)
    {
        using var keeping = new ArchiveKeeping(
            Archive(host),
            await LedgerAsync(host),
            host.Host.Services.GetRequiredService<IOptions<FetcherOptions>>(),
            TimeProvider.System,
            NullLogger<ArchiveKeeping>.Instance
        );
        return await keeping.DropAsync(KeptDays, Now);
    }

    private static async Task<SqlLedger> LedgerAsync(FetcherHost host)
    {
        var database = host.Host.Services.GetRequiredService<IDatabase>();
        await Migrator.MigrateAsync(database, LedgerSchema.Migrations, TimeProvider.System, Now);
        return new SqlLedger(database, TimeProvider.System);
    }

    private static async Task<List<string>> FetchedAsync(FetcherHost host)
    {
        var ids = new List<string>();
        await foreach (var id in Archive(host).FetchedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Now)) ids.Add(id.Value);
        return ids;
    }

    private static Task AppendAsync(FetcherHost host, string id, string text) =>
        Archive(host)
            .AppendAsync(
                new Capture
                {
                    Id = new CaptureId(id),
                    Source = "s",
                    Url = "https://velmaria.example/a",
                    Status = 200,
                    BodyHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
                    Fetched = DateTimeOffset.UtcNow,
                },
                Encoding.UTF8.GetBytes(text),
                Now
            );

    private static async Task<string> TextAsync(FetcherHost host, string id) =>
        Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId(id), Now))!.Value.Body);
}
