using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>A person's word on what is a copy, over HTTP.</summary>
internal static class RulingsApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/articles/{id}/ruling", PostAsync).WithName("RuleOnArticle")
            .WithSummary("Fold an article into another as its copy, or keep it apart, for good. Index and alerts follow within seconds.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Ok<RulingAnswer>> PostAsync(string id, RulingRequest request, IRulings rulings, CancellationToken cancel) =>
        TypedResults.Ok(await RuleAsync(new ArticleId(id), request, rulings, cancel));

    /// <exception cref="BadHttpRequestException">Something is missing; says what.</exception>
    internal static async Task<RulingAnswer> RuleAsync(ArticleId article, RulingRequest request, IRulings rulings, CancellationToken cancel)
    {
        var word = new Word(PersonsWord.NameOf(request.Who), string.IsNullOrWhiteSpace(request.Why) ? null : PersonsWord.ReasonOf(request.Why));
        var changed = request.Verdict switch
        {
            RulingVerdict.Fold when request.Other is { } into => await rulings.FoldAsync(article, into, word, cancel),
            RulingVerdict.Unfold => await rulings.UnfoldAsync(article, request.Other, word, cancel),
            RulingVerdict.Fold => throw new BadHttpRequestException("\"other\" is missing: the id of the article to fold into."),
            _ => throw new BadHttpRequestException("\"verdict\" must be fold or unfold."),
        };
        return new RulingAnswer(article, [.. changed.Select(ChangedArticle.From)]);
    }
}

/// <param name="Verdict">What the article is to the other: <c>fold</c>, a copy of it; <c>unfold</c>, none.</param>
/// <param name="Other">The other article; for <c>unfold</c> left out, the original that the article is folded into.</param>
/// <param name="Who">The person whose word it is.</param>
/// <param name="Why">The reason, in one line; shown with the decision.</param>
public sealed record RulingRequest(RulingVerdict? Verdict, ArticleId? Other, string? Who, string? Why = null);

[JsonConverter(typeof(SnakeCaseEnum<RulingVerdict>))]
public enum RulingVerdict { Fold, Unfold }

/// <param name="Article">The article that was ruled on.</param>
/// <param name="Changed">Every article whose decision is another now; none when it stood so already.</param>
public sealed record RulingAnswer(ArticleId Article, IReadOnlyList<ChangedArticle> Changed);

/// <param name="Id">The article.</param>
/// <param name="Revision">Of which revision the decision is.</param>
/// <param name="Turn">How often it was corrected, this time included.</param>
/// <param name="Relation">What it is now.</param>
/// <param name="Of">Of what; absent when it stands alone.</param>
/// <param name="Reason">Why.</param>
public sealed record ChangedArticle(ArticleId Id, int Revision, int Turn, Relation Relation, ArticleId? Of, string Reason)
{
    internal static ChangedArticle From(Correction correction) =>
        new(
            correction.Id,
            correction.Revision,
            correction.Decision.Turn,
            correction.Decision.Relation,
            correction.Decision.Of,
            correction.Decision.Reason
        );
}
