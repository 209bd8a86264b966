using System.Globalization;
using Dapper;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>
/// The Fetcher's own program, killed (SIGKILL) again and again at seeded moments while it takes pages from a server that logs.
/// <c>INGESTION_KILLS=200</c> says how many kills there are; by default as many as a minute allows.
/// </summary>
public sealed class KilledProcessTest
{
    private const int Newsrooms = 4;
    private const int PagesOfALife = 14;

    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("INGESTION_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills)
            ? kills
            : 16;

    [Fact]
    public async Task Killed_processes_cause_no_second_request_for_a_stored_page_and_lose_none()
    {
        await using var site = await TestSite.StartAsync();
        var lives = (Kills + Newsrooms - 1) / Newsrooms;
        var endings = await Task.WhenAll(Enumerable.Range(0, Newsrooms).Select(newsroom => LiveAsync(site, newsroom, lives)));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{lives * Newsrooms} kills, {site.Requests.Count} requests, {endings.Sum(e => e.Stored)} stored pages, {endings.Sum(e => e.AskedAgain)} pages asked for again because the kill came before they were stored"
        );
        // Some kills must have fallen between the answer and the archive: else they came at harmless moments only.
        Assert.True(Kills < 20 || endings.Sum(e => e.AskedAgain) > 0, "No kill fell between an answer and its storing.");
    }

    /// <summary>One newsroom's lives, each ended by a kill but the last.</summary>
    private static async Task<Ending> LiveAsync(TestSite site, int newsroom, int lives)
    {
        using var folder = new TemporaryFolder();
        var (pages, random) = (lives * PagesOfALife / 2, new Random(newsroom));
        site.Serve(
            $"/{newsroom}/rss",
            $"<rss><channel>{string.Concat(Enumerable.Range(0, pages).Select(i => $"<item><link>{Page(i)}</link></item>"))}</channel></rss>",
            "text/xml"
        );
        for (var i = 0; i < pages; i++)
            site.Serve(
                $"/{newsroom}/a/{i}",
                $"<html><head><title>The ferry of day {i}</title></head><body><article><h1>The ferry of day {i}</h1>{string.Concat(Enumerable.Repeat($"<p>On day {i} the ferry to Tavrin left the quay with many passengers and came back before the evening, said the harbour master.</p>", 6))}</article></body></html>"
            );
        File.WriteAllText(
            folder["sources.yaml"],
            $"sources:\n  - id: s\n    url: {site.Url($"/{newsroom}/rss")}\n    allow_private: true\n    delay: 0s\n    poll_min: 1h\n    revisit_for: 0s\n"
        );
        for (var life = 0; life < lives; life++)
        {
            await using var process = FetcherProcess.Start(folder);
            var (asked, until) = (Asked(), random.Next(1, PagesOfALife));
            Assert.True(
                await FetcherHost.EventuallyAsync(() => Asked() >= asked + until || Asked() == pages, 60),
                $"The process asks for nothing: {process.Output}"
            );
            await Task.Delay(random.Next(0, 12));
            await process.KillAsync();
            await ForgetLeasesAsync(folder);
        }

        await using (var last = FetcherProcess.Start(folder))
        {
            Assert.True(
                await FetcherHost.EventuallyAsync(() => StoredAsync(folder).GetAwaiter().GetResult().Count == pages, 60),
                $"{(await StoredAsync(folder)).Count} of {pages} pages were stored; {await WaitingAsync(folder)}. {last.Output}"
            );
            Assert.True(
                await FetcherHost.EventuallyAsync(() => AnnouncedAsync(folder).GetAwaiter().GetResult() == pages, 60),
                $"{await AnnouncedAsync(folder)} of {pages} articles were announced. {last.Output}"
            );
        }

        var (stored, requests) = (
            await StoredAsync(folder),
            site.Log.Where(r => r.Path.StartsWith($"/{newsroom}/a/", StringComparison.Ordinal)).ToLookup(r => site.Url(r.Path), r => r.At)
        );
        Assert.All(
            stored,
            page => Assert.DoesNotContain(requests[page.Url], at => at > DateTimeOffset.FromUnixTimeMilliseconds(page.Fetched + 1).UtcDateTime)
        );
        Assert.Equal(pages, await ReadableAsync(folder));
        return new Ending(stored.Count, requests.Count(page => page.Count() > 1));

        string Page(int i) => site.Url($"/{newsroom}/a/{i}");
        int Asked() => site.Requests.Where(path => path.StartsWith($"/{newsroom}/a/", StringComparison.Ordinal)).Distinct().Count();
    }

    /// <summary>The dead hold their source until their lease runs out, a minute; this test does not wait for that.</summary>
    private static Task<int> ForgetLeasesAsync(TemporaryFolder folder) =>
        OnAsync(
            folder,
            database =>
                database.WriteAsync(
                    tx => tx.Connection!.ExecuteAsync("UPDATE fetcher_sources SET lease_until = 0", transaction: tx),
                    CancellationToken.None
                )
        );

    private static Task<List<StoredPage>> StoredAsync(TemporaryFolder folder) =>
        OnAsync(
            folder,
            database =>
                database.ReadAsync(
                    async c =>
                        (
                            await c.QueryAsync<StoredPage>(
                                "SELECT captures.url AS Url, fetcher_archive.fetched AS Fetched FROM captures JOIN fetcher_archive ON fetcher_archive.id = captures.id"
                            )
                        ).ToList(),
                    CancellationToken.None
                )
        );

    /// <summary>What of the listing is not done, in a sentence.</summary>
    private static Task<string> WaitingAsync(TemporaryFolder folder) =>
        OnAsync(
            folder,
            database =>
                database.ReadAsync(
                    async c =>
                        string.Join(
                            "; ",
                            await c.QueryAsync<string>(
                                "SELECT url || ' visits ' || visits || ' due ' || COALESCE(due, 0) || ' ' || COALESCE(error, '') FROM fetcher_items WHERE url NOT IN (SELECT url FROM captures) UNION ALL SELECT url || ' is ' || state || ' and not archived: ' || COALESCE(reason, '') FROM captures WHERE id NOT IN (SELECT id FROM fetcher_archive) UNION ALL SELECT 'next due ' || next_due || ' lease ' || lease_until || ' ' || COALESCE(error, '') FROM fetcher_sources"
                            )
                        ),
                    CancellationToken.None
                )
        );

    /// <summary>Captures that come out of the archive with the body that they were stored with, before what is left is packed and after.</summary>
    private static async Task<int> ReadableAsync(TemporaryFolder folder)
    {
        await using var host = await FetcherHost.CreateAsync(folder, polling: false);
        var archive = host.Host.Services.GetRequiredService<IArchive>();
        var readable = await CountAsync();
        await archive.PackAsync(CancellationToken.None);
        Assert.All(Directory.GetFiles(folder["archive"], "*.warc.gz"), path => Assert.EndsWith("-packed.warc.gz", path, StringComparison.Ordinal));
        Assert.Equal(readable, await CountAsync());
        return readable;

        async Task<int> CountAsync()
        {
            var count = 0;
            await foreach (var id in archive.FetchedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, CancellationToken.None))
            {
                if (await archive.ReadAsync(id, CancellationToken.None) is var (capture, body) && CaptureMaker.HashOf(body) == capture.BodyHash)
                    count++;
            }

            return count;
        }
    }

    /// <summary>Articles whose announcement the bus confirmed.</summary>
    private static Task<long> AnnouncedAsync(TemporaryFolder folder) =>
        OnAsync(
            folder,
            database =>
                database.ReadAsync(
                    c => c.ExecuteScalarAsync<long>("SELECT COUNT(DISTINCT article_id) FROM revisions WHERE confirmed = 1"),
                    CancellationToken.None
                )
        );

    private static async Task<T> OnAsync<T>(TemporaryFolder folder, Func<SqliteDatabase, Task<T>> ask)
    {
        using var database = new SqliteDatabase(folder["state.db"]);
        return await ask(database);
    }

    private sealed record Ending(int Stored, int AskedAgain);

    private sealed class StoredPage
    {
        public string Url { get; init; } = "";

        public long Fetched { get; init; }
    }
}
