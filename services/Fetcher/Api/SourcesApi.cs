using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Polling;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Fetcher.Api;

/// <summary><c>/api/sources</c>: how the sources do, and what an operator may do about it.</summary>
public static class SourcesApi
{
    private static readonly System.Text.Json.JsonSerializerOptions Json = ContractJson.With(FetcherJsonContext.Default);

    public static IEndpointRouteBuilder MapSources(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/sources").WithTags("Sources");
        group.MapGet("", async (SourceStatuses statuses, CancellationToken cancel) => TypedResults.Json(await statuses.AllAsync(cancel), Json)).WithSummary("Every source and how it does");
        group.MapGet("/{id}", OneAsync).WithSummary("One source and its gaps");
        group.MapPost("/{id}/pause", (string id, SourceControl control, CancellationToken cancel) => DoAsync(id, control.PauseAsync, cancel)).WithSummary("Visit it no more until it is resumed");
        group.MapPost("/{id}/resume", (string id, SourceControl control, CancellationToken cancel) => DoAsync(id, control.ResumeAsync, cancel)).WithSummary("Visit it again, also when it had ended");
        group.MapPost("/{id}/fetch", (string id, SourceControl control, CancellationToken cancel) => DoAsync(id, control.FetchNowAsync, cancel)).WithSummary("Visit it now");
        return routes;
    }

    private static async Task<Results<JsonHttpResult<SourceStatus>, ProblemHttpResult>> OneAsync(string id, SourceStatuses statuses, CancellationToken cancel) =>
        await statuses.FindAsync(id, cancel) is { } status ? TypedResults.Json(status, Json) : Unknown(id);

    private static async Task<Results<Accepted, ProblemHttpResult>> DoAsync(string id, Func<string, CancellationToken, Task<bool>> act, CancellationToken cancel) =>
        await act(id, cancel) ? TypedResults.Accepted($"/api/sources/{id}") : Unknown(id);

    private static ProblemHttpResult Unknown(string id) => TypedResults.Problem(
        $"No source has the id '{id}'. GET /api/sources lists them.", statusCode: StatusCodes.Status404NotFound, title: "Unknown source");
}
