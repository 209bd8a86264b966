using System.IO.Compression;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

public sealed class EraseTest : IDisposable
{
    private static readonly CancellationToken Now = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_of_a_removed_source_stays_in_the_archive()
    {
        await using (var host = await OpenAsync())
        {
            for (var i = 0; i < 10; i++) await AppendAsync(host, $"gone{i}", "gone", $"secret of the removed {i}");
            for (var i = 0; i < 10; i++) await AppendAsync(host, $"kept{i}", "kept", $"text of the kept {i}");
            await PurgeAsync(host, "gone");
            await PurgeAsync(host, "gone");
            Assert.Null(await Archive(host).ReadAsync(new CaptureId("gone3"), Now));
            Assert.Equal("text of the kept 7", await TextAsync(host, "kept7"));
        }

        var everything = string.Concat(Directory.GetFiles(_folder["archive"], "*.warc.gz").Select(Unpacked));
        Assert.DoesNotContain("secret of the removed", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", everything, StringComparison.Ordinal);
        Assert.Contains("text of the kept 0", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_a_kept_source_shares_stays_readable()
    {
        await using (var host = await OpenAsync())
        {
            await AppendAsync(host, "gone", "gone", "the same agency text");
            await AppendAsync(host, "kept", "kept", "the same agency text");
            await PurgeAsync(host, "gone");
            Assert.Equal("the same agency text", await TextAsync(host, "kept"));
        }

        await using var again = await OpenAsync();
        Assert.Equal("the same agency text", await TextAsync(again, "kept"));
        await AppendAsync(again, "later", "kept", "the same agency text");
        Assert.Equal("the same agency text", await TextAsync(again, "later"));
    }

    [Fact]
    public async Task A_file_with_erased_captures_is_recovered_whole_after_a_kill()
    {
        await using (var host = await OpenAsync())
        {
            for (var i = 0; i < 3; i++) await AppendAsync(host, $"kept{i}", "kept", $"kept {i}");
            await AppendAsync(host, "gone", "gone", "gone");
            await AppendAsync(host, "kept3", "kept", "kept 3");
            await PurgeAsync(host, "gone");
            File.Copy(Assert.Single(Directory.GetFiles(_folder["archive"], "*.open")), _folder["copy"]);
        }

        // As a kill leaves it: the file open, and an index that was lost.
        var closed = Assert.Single(Directory.GetFiles(_folder["archive"], "*.warc.gz"));
        File.Delete(closed);
        File.Move(_folder["copy"], closed + ".open");
        File.Delete(_folder["state.db"]);
        await using var again = await OpenAsync();
        for (var i = 0; i < 4; i++) Assert.Equal($"kept {i}", await TextAsync(again, $"kept{i}"));
        Assert.Null(await Archive(again).ReadAsync(new CaptureId("gone"), Now));
    }

    [Fact]
    public async Task Captures_of_a_time_and_a_source_are_listed_in_order()
    {
        await using var host = await OpenAsync();
        for (var i = 0; i < 1200; i++)
            await Archive(host).AppendAsync(Example($"id{i:0000}", i % 2 == 0 ? "even" : "odd", "x", Noon.AddMinutes(i / 3)), Body("x"), Now);
        var all = await Archive(host).FetchedAsync(Noon.AddMinutes(1), Noon.AddMinutes(390), null, Now).Select(id => id.Value).ToListAsync(Now);
        Assert.Equal(Enumerable.Range(3, 1167).Select(i => $"id{i:0000}"), all);
        Assert.Equal(600, await Archive(host).FetchedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "odd", Now).CountAsync(Now));
    }

    private static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private Task<FetcherHost> OpenAsync() => FetcherHost.CreateAsync(_folder, polling: false);

    private static IArchive Archive(FetcherHost host) => host.Host.Services.GetRequiredService<IArchive>();

    private static Task AppendAsync(FetcherHost host, string id, string source, string body) =>
        Archive(host).AppendAsync(Example(id, source, body, Noon), Body(body), Now);

    private static async Task<string> TextAsync(FetcherHost host, string id) =>
        Encoding.UTF8.GetString((await Archive(host).ReadAsync(new CaptureId(id), Now))!.Value.Body);

    private static async Task PurgeAsync(FetcherHost host, string source)
    {
        foreach (var purge in host.Host.Services.GetServices<IPurge>().OfType<FetcherPurge>()) await purge.PurgeAsync([source], [], Now);
    }

    private static Capture Example(string id, string source, string body, DateTimeOffset fetched) => new()
    {
        Id = new CaptureId(id),
        Source = source,
        Url = $"https://{source}.example/{id}",
        Status = 200,
        ContentType = "text/html",
        BodyHash = CaptureMaker.HashOf(Body(body)),
        Fetched = fetched,
    };

    private static byte[] Body(string text) => Encoding.UTF8.GetBytes(text);

    private static string Unpacked(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
