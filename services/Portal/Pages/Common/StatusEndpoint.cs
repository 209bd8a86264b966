using Ingestion.Ledger;

namespace Ingestion.Portal.Pages.Common;

/// <summary>What became of everything, for a person.</summary>
internal static class StatusEndpoint
{
    public static async Task<IResult> GetAsync(ILedger ledger, CancellationToken cancel) => PageResult.Of<StatusView>(await ledger.SumAsync(cancel));
}
