using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ingestion.Faults.Tests.Telemetry;

/// <summary>A span as it came over OTLP.</summary>
/// <param name="Parent">Empty for the first of a trace.</param>
internal sealed record Span(string Service, string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Tags);

/// <summary>Somebody who collects telemetry: a real HTTP server that takes OTLP in protobuf.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TelemetryReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public ConcurrentQueue<Span> Spans { get; } = new();

    /// <summary>Names of every metric that came.</summary>
    public ConcurrentDictionary<string, bool> Metrics { get; } = new();

    public static async Task<TelemetryReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new TelemetryReceiver(app);
        app.MapPost("/v1/traces", context => TakeAsync(context, receiver.TakeSpans));
        app.MapPost("/v1/metrics", context => TakeAsync(context, receiver.TakeMetrics));
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task TakeAsync(HttpContext context, Action<ReadOnlyMemory<byte>> take)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        take(body.ToArray());
    }

    private void TakeSpans(ReadOnlyMemory<byte> request)
    {
        foreach (var resourceSpans in Of(request, 1))
        {
            var service = Tags(Of(resourceSpans, 1).Single(), 1).GetValueOrDefault("service.name", "");
            foreach (var span in Of(resourceSpans, 2).SelectMany(scope => Of(scope, 2))) Spans.Enqueue(ToSpan(service, span));
        }
    }

    private void TakeMetrics(ReadOnlyMemory<byte> request)
    {
        var metrics = Of(request, 1).SelectMany(resource => Of(resource, 2)).SelectMany(scope => Of(scope, 2));
        foreach (var metric in metrics) Metrics[Text(Of(metric, 1).Single())] = true;
    }

    private static Span ToSpan(string service, ReadOnlyMemory<byte> span)
    {
        string Hex(int field) => Convert.ToHexStringLower(Of(span, field).FirstOrDefault().Span);
        return new Span(service, Text(Of(span, 5).Single()), Hex(1), Hex(2), Hex(4), Tags(span, 9));
    }

    private static Dictionary<string, string> Tags(ReadOnlyMemory<byte> holder, int field) => Of(holder, field)
        .GroupBy(tag => Text(Of(tag, 1).Single()))
        .ToDictionary(tag => tag.Key, tag => Text(Of(Of(tag.First(), 2).FirstOrDefault(), 1).FirstOrDefault()));

    private static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> message, int field) =>
        Protobuf.Fields(message).Where(f => f.Field == field).Select(f => f.Bytes);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
