using Ingestion.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>The ledger's sum over HTTP.</summary>
internal static class LedgerApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/ledger", SumAsync).WithName("GetLedger").WithSummary("What became of everything accepted: accepted = indexed + folded + rejected + quarantined + in_flight.");

    private static async Task<Ok<LedgerSum>> SumAsync(ILedger ledger, CancellationToken cancel) => TypedResults.Ok(await ledger.SumAsync(cancel));
}
