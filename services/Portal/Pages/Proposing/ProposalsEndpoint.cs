using Ingestion.EntityExtractor.Proposing;
using Ingestion.Portal.Api;

namespace Ingestion.Portal.Pages.Proposing;

/// <summary>Names for the catalogue, for a person.</summary>
internal static class ProposalsEndpoint
{
    public static async Task<IResult> GetAsync(Proposals proposals, CancellationToken cancel) =>
        PageResult.Of<ProposalsView>(await proposals.ListAsync(ProposalsApi.Articles, ProposalsApi.Outlets, cancel));
}
