using Ingestion.Alerter.Alerts;
using Ingestion.Portal.Api;
using Ingestion.Search;
using Microsoft.AspNetCore.Http.Extensions;

namespace Ingestion.Portal.Pages.Alerting;

/// <summary>The pages of alerts.</summary>
internal static class AlertsEndpoint
{
    public static async Task<IResult> ListAsync([AsParameters] AlertRequest request, AlertStore alerts, CancellationToken cancel)
    {
        try
        {
            return PageResult.Of<AlertsView>(new AlertsModel(request, await AlertsApi.PageAsync(alerts, request, cancel), null));
        }
        catch (SearchRefusedException refused)
        {
            return PageResult.Of<AlertsView>(new AlertsModel(request, null, refused.Message), StatusCodes.Status400BadRequest);
        }
    }

    public static async Task<IResult> GetAsync(string id, AlertStore alerts, CancellationToken cancel) =>
        await alerts.GetAsync(id, cancel) is { } alert
            ? PageResult.Of<AlertView>(alert)
            : AllPages.NotFound("No alert has this id.");
}

/// <param name="Request">What was asked.</param>
/// <param name="Page">What was found; null when it was refused.</param>
/// <param name="Refusal">Why nothing was listed.</param>
public sealed record AlertsModel(AlertRequest Request, AlertPage? Page, string? Refusal)
{
    public bool IsNarrowed =>
        new[] { Request.Place, Request.Status, Request.Historical, Request.From, Request.To }.Any(v => !string.IsNullOrWhiteSpace(v));

    public string At(string cursor)
    {
        (string Key, string? Value)[] all =
        [
            ("place", Request.Place), ("country", Request.Country), ("status", Request.Status), ("historical", Request.Historical),
            ("from", Request.From), ("to", Request.To), ("order", Request.Order), ("size", Request.Size), ("cursor", cursor),
        ];
        return "/alerts"
            + new QueryBuilder(all.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => new KeyValuePair<string, string>(p.Key, p.Value!)));
    }
}
