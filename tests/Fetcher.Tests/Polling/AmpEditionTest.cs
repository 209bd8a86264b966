using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Polling;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Tests.Support;
using Ingestion.Tests.Extraction;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ingestion.Fetcher.Tests.Polling;

/// <summary>A page without text whose AMP edition may have it.</summary>
public sealed class AmpEditionTest : IAsyncLifetime
{
    private FetcherHost _host = null!;
    private TestSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _host = await FetcherHost.CreateAsync();
        _site.Serve(
            "/rss",
            $"<rss version='2.0'><channel><item><title>One</title><link>{_site.Url("/a/1")}</link></item></channel></rss>",
            "application/rss+xml"
        );
        _site.Serve("/a/1", "<div id='root'></div>");
        _site.Serve("/a/1/amp", "<p>The text.</p>");
        _host.Intake.Answer = capture => capture.Url!.EndsWith("/amp", StringComparison.Ordinal)
            ? new IntakeResult(IntakeOutcome.Accepted, [], [])
            : new IntakeResult(IntakeOutcome.Rejected, [], [_site.Url("/a/1/amp")], "The page has no text.");
        _host.Define($"sources:\n  - id: s\n    url: {_site.Url("/rss")}\n    allow_private: true\n    delay: 0s\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_AMP_edition_is_taken_once_in_the_pages_place_with_what_the_feed_said()
    {
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 2), string.Join(", ", _host.Intake.Urls));
        Assert.Equal([_site.Url("/a/1"), _site.Url("/a/1/amp")], _host.Intake.Urls);
        Assert.Equal("One", _host.Intake.Taken[1].Capture.Hint!.Title);
        Assert.Single(_site.Requests, path => path == "/a/1/amp");
    }

    [Theory]
    [InlineData("", "River town falls | The Courier", null)]
    [InlineData("User-agent: *\nDisallow: /a/1/amp\n", null, "The page has no text")]
    public async Task A_dry_run_asks_the_AMP_edition_as_a_visit_does(string robots, string? title, string? problem)
    {
        _site.Serve("/robots.txt", robots, "text/plain");
        _site.Serve("/a/1", "<html><head><link rel='amphtml' href='/a/1/amp'></head><body><div id='root'></div></body></html>");
        _site.Serve("/a/1/amp", Pages.Page($"<article><p>{Pages.First}</p><p>{Pages.Second}</p><p>{Pages.Third}</p></article>"));
        var trial = await _host
            .Host.Services.GetRequiredService<SourceTrial>()
            .TryAsync(
                new Source
                {
                    Id = "s",
                    Url = _site.Url("/rss"),
                    AllowPrivate = true,
                    Delay = TimeSpan.Zero,
                },
                TestContext.Current.CancellationToken
            );
        var page = Assert.Single(trial.Pages);
        Assert.Equal(title, page.Articles.SingleOrDefault()?.Title);
        Assert.StartsWith(problem ?? "", page.Problem ?? "", StringComparison.Ordinal);
        Assert.Equal(problem is null, page.Problem is null);
        Assert.Equal(title is null ? 0 : 1, _site.Requests.Count(path => path == "/a/1/amp"));
    }

    [Fact]
    public async Task An_AMP_edition_that_robots_may_not_read_is_left_alone()
    {
        _site.Serve("/robots.txt", "User-agent: *\nDisallow: /a/1/amp\n", "text/plain");
        _site.Serve(
            "/rss",
            $"<rss version='2.0'><channel><item><link>{_site.Url("/a/1")}</link></item><item><link>{_site.Url("/b/amp")}</link></item></channel></rss>",
            "application/rss+xml"
        );
        _site.Serve("/b/amp", "<p>Another text.</p>");
        await _host.Host.StartAsync();
        Assert.True(await FetcherHost.EventuallyAsync(() => _host.Intake.Taken.Count == 2), string.Join(", ", _host.Intake.Urls));
        Assert.Equal([_site.Url("/a/1"), _site.Url("/b/amp")], _host.Intake.Urls.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("/a/1/amp", _site.Requests);
    }
}
