using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>The ledger's sum over HTTP, and what it holds in quarantine.</summary>
internal static class LedgerApi
{
    private const int MostListed = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ledger", SumAsync)
            .WithName("GetLedger")
            .WithSummary("What became of everything accepted: accepted = indexed + folded + rejected + quarantined + in_flight.");
        api.MapGet("/ledger/quarantine", QuarantineAsync)
            .WithName("ListQuarantine")
            .WithSummary($"What could not be processed and why, those accepted last first, {MostListed} at most.");
        api.MapPost("/ledger/quarantine/retry", RetryAsync)
            .WithName("RetryQuarantined")
            .WithSummary("Process a quarantined revision again, once what it failed for is mended.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<LedgerSum>> SumAsync(ILedger ledger, CancellationToken cancel) => TypedResults.Ok(await ledger.SumAsync(cancel));

    private static async Task<Ok<QuarantineList>> QuarantineAsync(ILedger ledger, CancellationToken cancel) =>
        TypedResults.Ok(new QuarantineList([.. (await ledger.QuarantinedAsync(MostListed, cancel)).Select(QuarantinedRevision.From)]));

    private static async Task<Results<Accepted, ProblemHttpResult>> RetryAsync(RetryRequest request, ILedger ledger, CancellationToken cancel)
    {
        if (request is not { Article: { } article, Revision: { } revision })
            throw new BadHttpRequestException("\"article\" and \"revision\" must say which, as /api/ledger/quarantine lists them.");
        return await ledger.RetryAsync(new RevisionId(article, revision), cancel)
            ? TypedResults.Accepted((string?)null)
            : ApiFailures.NotFound($"Revision {revision} of article {article} is not in quarantine. /api/ledger/quarantine lists what is.");
    }
}

/// <param name="Items">Those accepted last first.</param>
public sealed record QuarantineList(IReadOnlyList<QuarantinedRevision> Items);

/// <param name="Article">The article.</param>
/// <param name="Revision">Which of its revisions.</param>
/// <param name="Title">Its title.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Reason">The service that could not process it, and why.</param>
public sealed record QuarantinedRevision(ArticleId Article, int Revision, string Title, string Outlet, string Reason)
{
    internal static QuarantinedRevision From(RevisionState state) =>
        new(state.Id.Article, state.Id.Number, state.Title, state.Outlet, state.Reason ?? "");
}

/// <param name="Article">The article.</param>
/// <param name="Revision">Which of its revisions.</param>
public sealed record RetryRequest(ArticleId? Article, int? Revision);
