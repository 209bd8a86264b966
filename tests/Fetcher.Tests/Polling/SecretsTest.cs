using System.Text;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Fetcher.Warcs;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

public sealed class SecretsTest
{
    private const string Secret = "Bearer 7f3a-not-to-be-seen";

    [Fact]
    public async Task A_subscribers_secret_reaches_the_source_and_nobody_else_and_stays_out_of_archive_database_and_API()
    {
        await using var other = await TestSite.StartAsync();
        other.Serve("/stolen", "<p>Elsewhere</p>");
        await using var paid = await TestSite.StartAsync();
        paid.Serve(
            "/feed",
            $"<rss><channel><item><link>/paid</link></item><item><link>{other.Url("/stolen")}</link></item><item><link>/closed</link></item></channel></rss>",
            "text/xml"
        );
        paid.Serve(
            "/paid",
            context => context.Response.WriteAsync(context.Request.Headers.Authorization == Secret ? "<p>Paid for</p>" : "<p>Pay</p>")
        );
        paid.Status("/closed", 403);
        var host = await FetcherHost.CreateAsync();
        await using (host)
        {
            await File.WriteAllTextAsync(host.Folder["token"], Secret, TestContext.Current.CancellationToken);
            host.Define(
                $"sources:\n  - id: paid\n    url: {paid.Url("/feed")}\n    allow_private: true\n    headers:\n      Authorization: file:{host.Folder["token"]}\n    cookies: file:{host.Folder["token"]}\n"
            );
            await using var api = await SourcesApiHost.StartAsync(host);
            await host.Host.StartAsync(TestContext.Current.CancellationToken);
            Assert.True(await FetcherHost.EventuallyAsync(() => host.Intake.Taken.Count == 2 && paid.Count("/closed") > 0));

            Assert.Contains(host.Intake.Taken, t => Encoding.UTF8.GetString(t.Body) == "<p>Paid for</p>");
            Assert.All(
                other.Log,
                request => Assert.DoesNotContain(request.Headers, header => header.Value.ToString().Contains(Secret, StringComparison.Ordinal))
            );
            Assert.DoesNotContain(
                Secret,
                await api.Client.GetStringAsync("/api/sources", TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(
                Secret,
                await api.Client.GetStringAsync("/api/sources/paid", TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
            await host.Host.StopAsync(TestContext.Current.CancellationToken);
            foreach (var file in Directory.GetFiles(host.Folder[""], "state.db*"))
                Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(await ReadAsync(file)), StringComparison.Ordinal);
            foreach (var record in await RecordsAsync(host))
                Assert.DoesNotContain(
                    Secret,
                    string.Join("\n", record.Fields) + Encoding.UTF8.GetString(record.Block.Span),
                    StringComparison.Ordinal
                );
        }
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        using var copy = new MemoryStream();
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await open.CopyToAsync(copy);
        return copy.ToArray();
    }

    private static async Task<List<WarcRecord>> RecordsAsync(FetcherHost host)
    {
        var records = new List<WarcRecord>();
        foreach (
            var file in Directory.GetFiles(host.Folder["archive"], "*.warc.gz*").Where(name => !name.EndsWith(".lock", StringComparison.Ordinal))
        )
        {
            await foreach (var (_, record, _) in WarcFile.ReadAsync(file, 1 << 20, CancellationToken.None)) records.Add(record);
        }

        Assert.True(records.Count >= 4);
        return records;
    }
}
