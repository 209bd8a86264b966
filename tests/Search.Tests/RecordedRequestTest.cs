using System.Collections.Concurrent;
using System.Text;
using Ingestion.Ledger;
using Ingestion.Search.Engines;
using Ingestion.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingestion.Search.Tests;

/// <summary>
/// What goes over the wire. For Elasticsearch it goes through its maker's client where that is compiled in, through plain HTTP
/// where not: the requests must be the same.
/// </summary>
public sealed class RecordedRequestTest : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _recorded = new();
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _engine;

    public RecordedRequestTest()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _engine = builder.Build();
        _engine.Run(RecordAsync);
    }

    public async ValueTask InitializeAsync() => await _engine.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("elasticsearch")]
    [InlineData("opensearch")]
    public async Task Every_way_sends_method_path_body_and_credentials_as_they_are(string engine)
    {
        var elastic = WayTo(engine);
        await elastic.SendAsync("HEAD", "/_alias/x", default, CancellationToken.None);
        await elastic.SendAsync("PUT", "/_index_template/x", "{\"é\":1}"u8.ToArray(), CancellationToken.None);
        await elastic.SendAsync("POST", "/_bulk?require_alias=true", "{\"index\":{}}\n{\"a\":1}\n"u8.ToArray(), CancellationToken.None);
        Assert.Equal(
            [
                "HEAD /es/_alias/x Basic dXNlcjpwQHNz ",
                "PUT /es/_index_template/x Basic dXNlcjpwQHNz {\"é\":1}",
                "POST /es/_bulk?require_alias=true Basic dXNlcjpwQHNz {\"index\":{}}\n{\"a\":1}\n",
            ],
            _recorded);
    }

    [Theory]
    [InlineData("elasticsearch")]
    [InlineData("opensearch")]
    public async Task Every_way_gives_back_errors_as_answers_and_says_when_there_is_none(string engine)
    {
        var elastic = WayTo(engine);
        var answer = await elastic.SendAsync("POST", "/busy", "{}"u8.ToArray(), CancellationToken.None);
        Assert.Equal((429, """{"error":"busy"}"""), (answer.Status, Encoding.UTF8.GetString(answer.Body.Span)));
        await _engine.StopAsync();
        var away = await Assert.ThrowsAsync<IndexUnavailableException>(() => elastic.SendAsync("GET", "/", default, CancellationToken.None));
        Assert.Contains("cannot be reached", away.Message, StringComparison.Ordinal);
    }

    private IElastic WayTo(string engine)
    {
        var builder = WebApplication.CreateBuilder();
        var address = new UriBuilder(_engine.Urls.First())
        {
            UserName = "user",
            Password = "p%40ss",
            Path = "/es",
        };
        builder.Configuration.AddInMemoryCollection([
            new("Ledger:Path", _folder["state.db"]),
            new("Index:Engine", engine),
            new("Index:Url", address.ToString()),
        ]);
        builder.Logging.ClearProviders();
        builder.AddLedger();
        builder.AddSearch();
        return builder.Build().Services.GetRequiredService<IElastic>();
    }

    private async Task RecordAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _recorded.Enqueue(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization} {await reader.ReadToEndAsync()}"
        );
        context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
        context.Response.ContentType = "application/json";
        var busy = context.Request.Path.Value!.EndsWith("/busy", StringComparison.Ordinal);
        context.Response.StatusCode = busy ? 429 : 200;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.WriteAsync(busy ? """{"error":"busy"}""" : "{}");
    }
}
