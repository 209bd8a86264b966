using Ingestion.Portal.Pages.Alerting;
using Ingestion.Portal.Pages.Common;
using Ingestion.Portal.Pages.Comparing;
using Ingestion.Portal.Pages.Correcting;
using Ingestion.Portal.Pages.Proposing;
using Ingestion.Portal.Pages.Reading;
using Ingestion.Portal.Pages.Ruling;
using Ingestion.Portal.Pages.Searching;
using Ingestion.Portal.Pages.Sourcing;
using Ingestion.Portal.Stored;
using Ingestion.Portal.Web;

namespace Ingestion.Portal.Pages;

/// <summary>The addresses of the pages.</summary>
internal static class AllPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/", SearchEndpoint.GetAsync);
        pages.MapGet("/articles/{id}", ArticleEndpoint.GetAsync);
        pages.MapGet(RulingEndpoint.Route, RulingEndpoint.GetAsync);
        pages.MapPost(RulingEndpoint.Route, RulingEndpoint.PostAsync);
        pages.MapGet(CorrectionEndpoint.Route, CorrectionEndpoint.GetAsync);
        pages.MapPost(CorrectionEndpoint.Route, CorrectionEndpoint.PostAsync);
        pages.MapGet(ComparisonEndpoint.Route, ComparisonEndpoint.GetAsync);
        pages.MapGet(StoredPageEndpoint.Route, StoredPageEndpoint.GetAsync);
        pages.MapGet("/alerts", AlertsEndpoint.ListAsync);
        pages.MapGet("/alerts/{id}", AlertsEndpoint.GetAsync);
        pages.MapGet(SourcesEndpoint.Route, SourcesEndpoint.ListAsync);
        pages.MapGet(SourcesEndpoint.OneRoute, SourcesEndpoint.GetAsync);
        pages.MapPost(SourcesEndpoint.OneRoute, SourcesEndpoint.PostAsync);
        pages.MapGet("/names", ProposalsEndpoint.GetAsync);
        pages.MapGet("/status", StatusEndpoint.GetAsync);
        pages.MapFallback(() => NotFound("There is no page at this address."));
    }

    public static IResult NotFound(string what) =>
        PageResult.Of<FailurePage>(
            new Failure(StatusCodes.Status404NotFound, "Not found", what + " Search for it, or go to the newest articles or alerts."),
            StatusCodes.Status404NotFound
        );
}
