using Ingestion.Alerter.Alerts;
using Ingestion.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>Alerts over HTTP.</summary>
internal static class AlertsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alerts", ListAsync).WithName("ListAlerts").WithSummary("Alerts, newest first, without their evidence and history.");
        api.MapGet("/alerts/{id}", GetAsync).WithName("GetAlert").WithSummary("One alert with its evidence, history and versions.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <exception cref="SearchRefusedException">A parameter cannot be read; says which and what it may be.</exception>
    public static async Task<AlertPage> PageAsync(AlertStore alerts, AlertRequest request, CancellationToken cancel)
    {
        try
        {
            return await alerts.ListAsync(request.ToQuery(), cancel);
        }
        catch (ArgumentException foreign)
        {
            throw new SearchRefusedException(foreign.Message);
        }
    }

    private static async Task<Ok<AlertPage>> ListAsync([AsParameters] AlertRequest request, AlertStore alerts, CancellationToken cancel) =>
        TypedResults.Ok(await PageAsync(alerts, request, cancel));

    private static async Task<Results<Ok<Alert>, ProblemHttpResult>> GetAsync(string id, AlertStore alerts, CancellationToken cancel) =>
        await alerts.GetAsync(id, cancel) is { } alert
            ? TypedResults.Ok(alert)
            : ApiFailures.NotFound("No alert has this id. /api/alerts lists those there are.");
}
