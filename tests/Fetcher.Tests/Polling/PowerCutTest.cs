using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>What a power cut may leave: the archive as it was, and a database that has not heard of the last visit.</summary>
public sealed class PowerCutTest
{
    private static readonly CancellationToken Now = CancellationToken.None;

    [Fact]
    public async Task A_listing_whose_reading_was_taken_back_is_read_again_and_what_scrolled_out_meanwhile_is_a_gap()
    {
        await using var site = await TestSite.StartAsync();
        using TemporaryFolder before = new(), after = new();
        for (var i = 0; i < 11; i++) site.Serve($"/a/{i}", $"<p>Article {i}</p>");
        await using (var host = await FetcherHost.CreateAsync(before, polling: false))
        {
            await VisitAsync(host, site, 0);
            DiskCopy.Take(before, after);
            await VisitAsync(host, site, 3);
            DiskCopy.Take(before, after, "archive");
        }

        await using var next = await FetcherHost.CreateAsync(after, polling: false);
        await VisitAsync(next, site, 6);
        Assert.Equal(Enumerable.Range(0, 11), site.Requests.Where(path => path.StartsWith("/a/", StringComparison.Ordinal)).Select(path => int.Parse(path["/a/".Length..], null)).Order());
        Assert.Equal(Enumerable.Range(6, 5).Select(i => site.Url($"/a/{i}")), next.Intake.Urls.Order(StringComparer.Ordinal).OrderBy(url => url.Length));
        Assert.Single(await ActivatorUtilities.CreateInstance<GapStore>(next.Host.Services).OfAsync("s", Now));
    }

    /// <summary>Visits a listing of five articles, the first of this number.</summary>
    private static async Task VisitAsync(FetcherHost host, TestSite site, int first)
    {
        site.Serve("/rss", $"<rss><channel>{string.Concat(Enumerable.Range(first, 5).Select(i => $"<item><link>{site.Url($"/a/{i}")}</link></item>"))}</channel></rss>", "text/xml");
        var source = new Source { Id = "s", Url = site.Url("/rss"), AllowPrivate = true, RevisitFor = TimeSpan.Zero };
        var store = host.Host.Services.GetRequiredService<PollStore>();
        await store.AddSourcesAsync([(source.Id, 0, 3_600_000)], Now);
        var state = (await store.LeaseAsync(source.Id, "test", TimeSpan.FromMinutes(1), Now))!;
        state.ListingDue = 0;
        await host.Host.Services.GetRequiredService<SourceVisitor>().VisitAsync(source, state, Now);
    }
}
