using System.Net;
using System.Net.Http.Headers;
using Ingestion.Standalone.SampleNewsroom;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

public sealed class SampleNewsroomServerTests : IAsyncLifetime
{
    private static readonly CancellationToken Now = TestContext.Current.CancellationToken;
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 3, 5, 16, 20, 0, TimeSpan.Zero));
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });
    private SampleNewsroomServer _newsroom = null!;

    public async ValueTask InitializeAsync() => _newsroom = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _newsroom.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_outlet_answers_at_its_own_address()
    {
        foreach (var outlet in _newsroom.Outlets)
        {
            var response = await _client.GetAsync(_newsroom.Addresses[outlet.Id] + outlet.Entry, Now);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Equal(_newsroom.Outlets.Count, _newsroom.Addresses.Values.Distinct().Count());
    }

    [Fact]
    public async Task A_page_is_dated_relative_to_the_start_in_the_outlets_own_time()
    {
        var page = await _client.GetStringAsync(_newsroom.Addresses["northgate"] + "/world/rebels-overrun-district-tirvash", Now);
        Assert.Contains("\"datePublished\": \"2026-03-04T09:20:00+01:00\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        var address = _newsroom.Addresses["courier"] + "/feed.atom";
        var first = await _client.GetAsync(address, Now);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await _client.SendAsync(again, Now)).StatusCode);
        using var dated = new HttpRequestMessage(HttpMethod.Get, address);
        dated.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        Assert.Equal(HttpStatusCode.NotModified, (await _client.SendAsync(dated, Now)).StatusCode);
    }

    [Fact]
    public async Task A_page_goes_out_compressed_to_who_asks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _newsroom.Addresses["courier"] + "/feed.atom");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var response = await _client.SendAsync(request, Now);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_path_that_no_file_stands_for_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(_newsroom.Addresses["vps"] + "/nowhere", Now)).StatusCode);

    [Fact]
    public async Task A_newsroom_with_a_state_file_keeps_its_address_and_dates()
    {
        var (address, started) = (_newsroom.BaseAddress, _newsroom.Started);
        await _newsroom.DisposeAsync();
        _clock.Advance(TimeSpan.FromDays(3));
        _newsroom = await StartAsync();
        Assert.Equal((address, started), (_newsroom.BaseAddress, _newsroom.Started));
    }

    [Fact]
    public void The_sources_name_every_outlet_once()
    {
        var yaml = _newsroom.SourcesYaml(_folder["sources.yaml"]);
        Assert.Equal(yaml, File.ReadAllText(_folder["sources.yaml"]));
        Assert.All(
            _newsroom.Outlets,
            outlet => Assert.Contains($"url: {_newsroom.Addresses[outlet.Id]}{outlet.Entry}\n", yaml, StringComparison.Ordinal)
        );
    }

    private Task<SampleNewsroomServer> StartAsync() => SampleNewsroomServer.StartAsync(
        new SampleNewsroomOptions { SamplesFolder = SampleFolder.Path, StateFile = _folder["newsroom.json"] }, _clock, Now);
}
