using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ingestion.Pipeline.Telemetry;

/// <summary>Sends traces and metrics over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to; otherwise nothing leaves the process.</summary>
internal sealed class TelemetryExport(string service) : IHostedService, IDisposable
{
    private static readonly string[] Sources = [Telemetry.Name, "MassTransit", "Microsoft.AspNetCore.Hosting", "System.Net.Http", "Npgsql"];
    private static readonly string[] Meters =
    [
        Telemetry.Name,
        "MassTransit",
        "Microsoft.AspNetCore.Hosting",
        "System.Net.Http",
        "System.Runtime",
        "Npgsql",
    ];
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public static void AddTo(IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        var service = builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName;
        builder.Services.AddHostedService(_ => new TelemetryExport(service));
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService(service).AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush();
        _metrics?.ForceFlush();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
