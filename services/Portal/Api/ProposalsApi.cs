using Ingestion.EntityExtractor.Proposing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>Names for the catalogue over HTTP.</summary>
internal static class ProposalsApi
{
    /// <summary>So many articles make a name frequent when nothing else is asked.</summary>
    public const int Articles = 3;

    /// <summary>So many outlets make a name more than one desk's habit.</summary>
    public const int Outlets = 2;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/proposals", ListAsync)
            .WithName("ListProposals")
            .WithSummary(
                $"Persons, organisations and groups that are frequent and that no catalogue has, {Proposals.Most} at most; articles (default {Articles}) and outlets (default {Outlets}) say how frequent."
            );

    private static async Task<Ok<ProposalList>> ListAsync(
        Proposals proposals,
        CancellationToken cancel,
        int articles = Articles,
        int outlets = Outlets
    )
    {
        if (articles < 1) throw new BadHttpRequestException("\"articles\" must be 1 or more.");
        if (outlets < 1) throw new BadHttpRequestException("\"outlets\" must be 1 or more.");
        return TypedResults.Ok(new ProposalList(await proposals.ListAsync(articles, outlets, cancel)));
    }
}

/// <param name="Items">The most frequent first.</param>
public sealed record ProposalList(IReadOnlyList<Proposal> Items);
