using System.Net;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

/// <summary>Each test has a newsroom of its own: what was fetched before decides what is shown.</summary>
public sealed class SampleRevisionTests : IAsyncLifetime
{
    private const string Revised = "radio/news/fighters-take-district";
    private static readonly CancellationToken Now = TestContext.Current.CancellationToken;
    private readonly RunningNewsroom _newsroom = new();

    public ValueTask InitializeAsync() => _newsroom.InitializeAsync();

    public ValueTask DisposeAsync() => _newsroom.DisposeAsync();

    [Fact]
    public async Task The_second_fetch_shows_the_corrected_place()
    {
        Assert.Contains("centre of Ilkhor district", await FetchAsync(), StringComparison.Ordinal);
        var second = await FetchAsync();
        Assert.Contains("centre of Yarkesh district", second, StringComparison.Ordinal);
        Assert.Contains("named the district as Ilkhor", second, StringComparison.Ordinal);
        Assert.Equal(second, await FetchAsync());
    }

    [Fact]
    public async Task The_feed_shows_the_correction_once_the_page_was_fetched()
    {
        var feed = _newsroom.Server.Addresses["radio"] + "/feed.json";
        var before = await _newsroom.Client.GetAsync(feed, Now);
        await FetchAsync();
        var after = await _newsroom.Client.GetAsync(feed, Now);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.True(before.Content.Headers.LastModified < after.Content.Headers.LastModified);
        Assert.Contains("Fighters take Yarkesh", await after.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_with_the_tag_of_the_first_revision_gives_the_second()
    {
        var first = await _newsroom.Client.GetAsync(_newsroom.AddressOf(Revised), Now);
        using var again = new HttpRequestMessage(HttpMethod.Get, _newsroom.AddressOf(Revised));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, (await _newsroom.Client.SendAsync(again, Now)).StatusCode);
    }

    [Fact]
    public async Task Asking_only_for_the_head_changes_nothing()
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, _newsroom.AddressOf(Revised));
        await _newsroom.Client.SendAsync(head, Now);
        Assert.Contains("centre of Ilkhor district", await FetchAsync(), StringComparison.Ordinal);
    }

    private Task<string> FetchAsync() => _newsroom.Client.GetStringAsync(_newsroom.AddressOf(Revised), Now);
}
