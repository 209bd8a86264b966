using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ingestion.Faults.Tests.Distributed;

/// <summary>What an engine does on a bad day when documents are written.</summary>
public enum EngineFault
{
    /// <summary>429 to the whole request.</summary>
    TooMany,

    /// <summary>503 to the whole request.</summary>
    Unavailable,

    /// <summary>No answer until whoever asked gives up.</summary>
    Silence,

    /// <summary>200, with 429 for the first document, which is not written.</summary>
    OneRefused,

    /// <summary>Everything is written, and the connection breaks before the answer.</summary>
    AnswerLost,
}

/// <summary>Stands before a real engine, passes everything on, and fails as it is told.</summary>
internal sealed class FaultyEngine : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _engine;
    private EngineFault _fault;
    private int _left;

    private FaultyEngine(WebApplication app, Uri engine) => (_app, _engine) = (app, new HttpClient { BaseAddress = engine });

    public Uri Address => new(_app.Urls.First());

    /// <summary>True once it has failed as often as it was told to.</summary>
    public bool HasFailed => Volatile.Read(ref _left) <= 0;

    public static async Task<FaultyEngine> StartAsync(Uri engine)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var faulty = new FaultyEngine(app, engine);
        app.Run(faulty.AnswerAsync);
        await app.StartAsync();
        return faulty;
    }

    /// <summary>Gives every document that contains this a field that the mapping does not have, on its way to the real engine; null for
    /// none.</summary>
    public string? Misfit { get; set; }

    /// <summary>Fails the next writing requests so.</summary>
    public void Fail(EngineFault fault, int times)
    {
        _fault = fault;
        Volatile.Write(ref _left, times);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _engine.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var fails = context.Request.Path.Value!.EndsWith("/_bulk", StringComparison.Ordinal) && Interlocked.Decrement(ref _left) >= 0;
        await (fails ? FailAsync(context, body.ToArray()) : PassAsync(context, Misfitted(body.ToArray())));
    }

    private byte[] Misfitted(byte[] body)
    {
        if (Misfit is not { } word) return body;
        var lines = Encoding.UTF8.GetString(body).Split('\n');
        return Encoding.UTF8.GetBytes(
            string.Join(
                '\n',
                lines.Select(line =>
                    line.StartsWith("{\"id\"", StringComparison.Ordinal) && line.Contains(word, StringComparison.Ordinal)
                        ? $"{{\"misfit\":1,{line[1..]}"
                        : line
                )
            )
        );
    }

    private async Task FailAsync(HttpContext context, byte[] body)
    {
        switch (_fault)
        {
            case EngineFault.TooMany:
                context.Response.StatusCode = (int)HttpStatusCode.TooManyRequests;
                break;
            case EngineFault.Unavailable:
                context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
                break;
            case EngineFault.Silence:
                await Task.Delay(TimeSpan.FromSeconds(60), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case EngineFault.OneRefused:
                await RefuseFirstAsync(context, body);
                break;
            default:
                using (await SendAsync(context, body)) context.Abort();
                break;
        }
    }

    /// <summary>The others are really written; the first item's answer is what an engine without room says.</summary>
    private async Task RefuseFirstAsync(HttpContext context, byte[] body)
    {
        var lines = Encoding.UTF8.GetString(body).Split('\n');
        var rest = string.Join('\n', lines.Skip(2));
        JsonArray items = [];
        if (rest.Trim().Length > 0)
        {
            using var answer = await SendAsync(context, Encoding.UTF8.GetBytes(rest));
            items = (JsonArray)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.DeepClone();
        }

        items.Insert(0, JsonNode.Parse("""{"index":{"status":429,"error":{"type":"es_rejected_execution_exception","reason":"queue is full"}}}"""));
        await context.Response.WriteAsJsonAsync(new JsonObject { ["took"] = 1, ["errors"] = true, ["items"] = items });
    }

    private async Task PassAsync(HttpContext context, byte[] body)
    {
        using var answer = await SendAsync(context, body);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }

    private Task<HttpResponseMessage> SendAsync(HttpContext context, byte[] body)
    {
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{context.Request.Path}{context.Request.QueryString}");
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        return _engine.SendAsync(request);
    }
}
