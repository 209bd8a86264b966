using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Remote;

namespace Ingestion.Fetcher.Api;

/// <summary><c>/api/captures</c>: what the archive keeps, for a portal in another process.</summary>
public static class CapturesApi
{
    private static readonly System.Text.Json.JsonSerializerOptions Json = ContractJson.With(FetcherJsonContext.Default);

    /// <summary>The body goes out as Base64 within JSON, so that no browser takes a stranger's page for one of this address.</summary>
    public static void MapCaptures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/captures/{id}", GetAsync).WithTags("Captures").ProducesProblem(404).WithSummary("A stored capture, its body as Base64");

    private static async Task<IResult> GetAsync(string id, IArchive archive, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        return await StoredCaptures.ReadAsync(archive, new CaptureId(id), cancel) is { } stored
            ? TypedResults.Json(stored, Json)
            : TypedResults.Problem(
                $"The archive has no capture '{id}', or none any more.",
                statusCode: StatusCodes.Status404NotFound,
                title: "Unknown capture"
            );
    }
}
