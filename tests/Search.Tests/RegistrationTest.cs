using System.Net;
using Ingestion.Ledger;
using Ingestion.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.Search.Tests;

/// <summary>Settings choose the index; wrong ones are told with key, value and remedy.</summary>
public sealed class RegistrationTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Index:Engine", "solr", "Index:Engine must be embedded, elasticsearch or opensearch.")]
    [InlineData("Index:Engine", "opensearch", "Index:Url is ''; with Index:Engine=opensearch it must be the engine's address")]
    [InlineData("Index:Prefix", "Über", "Index:Prefix must begin with a letter")]
    [InlineData("Index:TimeoutSeconds", "0", "Index:TimeoutSeconds must be 1 to 600.")]
    public async Task A_wrong_setting_stops_the_start_and_says_what_it_may_be(string key, string value, string remedy)
    {
        await using var app = Build([new(key, value)]);
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_the_embedded_index_is_ready_when_the_host_has_started()
    {
        await using var app = Build([]);
        await app.StartAsync();
        Assert.Equal(0, (await app.Services.GetRequiredService<IArticleIndex>().SearchAsync(new SearchQuery(), CancellationToken.None)).Total);
    }

    [Fact]
    public async Task While_an_engine_is_away_the_service_starts_and_is_not_ready()
    {
        await using var app = Build([new("Index:Engine", "opensearch"), new("ConnectionStrings:opensearch", "http://127.0.0.1:9")]);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health")).StatusCode);
        var away = await Assert.ThrowsAsync<IndexUnavailableException>(() =>
            app.Services.GetRequiredService<IArticleIndex>().SearchAsync(new SearchQuery(), CancellationToken.None)
        );
        Assert.Contains("Index:Url=http://127.0.0.1:9/ cannot be reached", away.Message, StringComparison.Ordinal);
    }

    private WebApplication Build(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("Ledger:Path", _folder["state.db"]), .. settings]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddLedger();
        builder.AddSearch();
        var app = builder.Build();
        app.MapHealthChecks("/health");
        return app;
    }
}
