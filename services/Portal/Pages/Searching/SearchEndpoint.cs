using Ingestion.Alerter.Alerts;
using Ingestion.Ledger;
using Ingestion.Portal.Api;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Searching;

/// <summary>The search page.</summary>
internal static class SearchEndpoint
{
    private const int AlertsShown = 3;

    public static async Task<IResult> GetAsync(
        [AsParameters] ArticleRequest request,
        IArticleIndex index,
        AlertStore alerts,
        ILedger ledger,
        CancellationToken cancel
    )
    {
        var address = new SearchAddress(request);
        try
        {
            var page = await index.SearchAsync(request.ToQuery(), cancel);
            var latest = address.IsPlain ? await alerts.ListAsync(new AlertQuery { Limit = AlertsShown }, cancel) : null;
            var sum = page.Total == 0 ? await ledger.SumAsync(cancel) : null;
            return PageResult.Of<SearchView>(new SearchModel(address, page, latest, sum, null));
        }
        catch (SearchRefusedException refused)
        {
            return PageResult.Of<SearchView>(new SearchModel(address, null, null, null, refused.Message), StatusCodes.Status400BadRequest);
        }
    }
}

/// <param name="Address">What was asked.</param>
/// <param name="Page">What was found; null when it was refused.</param>
/// <param name="Alerts">The newest, on the plain first page.</param>
/// <param name="Ledger">When nothing was found: what is on its way.</param>
/// <param name="Refusal">Why nothing was searched.</param>
public sealed record SearchModel(SearchAddress Address, SearchPage? Page, AlertPage? Alerts, LedgerSum? Ledger, string? Refusal);
