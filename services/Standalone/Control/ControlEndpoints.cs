using Ingestion.Fetcher.Replaying;
using Ingestion.Portal.Api;
using Ingestion.Standalone.Hosting;

namespace Ingestion.Standalone.Control;

/// <summary>What the verbs of other processes ask of the one that holds the data folder.</summary>
internal static class ControlEndpoints
{
    public static void AddControl(this IHostApplicationBuilder builder, DataFolder data)
    {
        builder.Services.AddSingleton<ControlToken>();
        builder.Services.AddSingleton<IngestRun>();
        builder.Services.AddSingleton<ArticleFollower>();
        builder.Services.AddSingleton<RulingFollower>();
        builder.Services.AddSingleton<SourceRemoval>();
        builder.Services.AddSingleton<StatusReader>();
        builder.Services.AddSingleton(services => new SampleRemoval(data.Sample, services.GetRequiredService<SourceRemoval>()));
    }

    public static void MapControl(this IEndpointRouteBuilder app)
    {
        var control = app.MapGroup("/control")
            .ExcludeFromDescription()
            .AddEndpointFilter(
                async (context, next) =>
                    context.HttpContext.RequestServices.GetRequiredService<ControlToken>().Opens(context.HttpContext.Request)
                        ? await next(context)
                        : Results.Problem(
                            "This endpoint is for the command line on this machine: it needs the token in the data folder's serve.json.",
                            statusCode: StatusCodes.Status403Forbidden
                        )
            );
        control.MapPost("/ingest", (IngestRequest request, IngestRun run, HttpContext context) => run.WriteAsync(request, context));
        control.MapGet(
            "/status",
            async (StatusReader status, CancellationToken cancel) => Results.Json(await status.ReadAsync(cancel), ControlForm.Options)
        );
        control.MapPost(
            "/replay",
            async (DateTimeOffset from, DateTimeOffset to, string? source, CaptureReplay replay, CancellationToken cancel) =>
                Results.Json(await replay.ReplayAsync(from, to, source, cancel), ControlForm.Options)
        );
        control.MapPost("/ruled", (RulingAnswer ruled, RulingFollower follower, CancellationToken cancel) => follower.FollowAsync(ruled, cancel));
        control.MapPost("/sample/remove", async (SampleRemoval removal, CancellationToken cancel) =>
            Results.Json(await removal.RemoveAsync(cancel), ControlForm.Options));
    }
}
