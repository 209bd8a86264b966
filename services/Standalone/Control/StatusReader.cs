using Ingestion.Fetcher.Sources;
using Ingestion.Ledger;

namespace Ingestion.Standalone.Control;

/// <summary>Puts together what an operator asks first: is everything accounted for, where does it wait, what is fetched.</summary>
internal sealed class StatusReader(ILedger ledger, SourceCatalog catalog)
{
    public async Task<NewsroomStatus> ReadAsync(CancellationToken cancel)
    {
        var sources = catalog.Current();
        return new NewsroomStatus(
            await ledger.SumAsync(cancel),
            await ledger.WaitingAsync(cancel),
            [.. sources.Sources.Select(source => new SourceLine(source.Id, source.Outlet, source.Url, source.Enabled))],
            [.. sources.Errors.Select(error => $"line {error.Line}: {error.Reason}")]);
    }
}
