using Ingestion.Contracts.V1;
using Ingestion.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>Articles over HTTP.</summary>
internal static class ArticlesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles", SearchAsync).WithName("SearchArticles").WithSummary("Search articles, with facets and highlights.");
        api.MapGet("/articles/{id}", GetAsync)
            .WithName("GetArticle")
            .WithSummary("One article as it is indexed; a copy's id answers the article it was folded into.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<ArticleList>> SearchAsync([AsParameters] ArticleRequest request, IArticleIndex index, CancellationToken cancel)
    {
        var page = await index.SearchAsync(request.ToQuery(), cancel);
        return TypedResults.Ok(new ArticleList(page.Total, [.. page.Items.Select(ArticleItem.Of)], page.Facets, page.Next));
    }

    private static async Task<Results<Ok<ArticleDocument>, ProblemHttpResult>> GetAsync(
        string id,
        IArticleIndex index,
        HttpResponse response,
        CancellationToken cancel
    )
    {
        if (await index.GetAsync(new ArticleId(id), cancel) is not { } article)
            return ApiFailures.NotFound(
                "No article has this id. Search for it with /api/articles?q=…; its revision may still be on its way (see /api/ledger, in_flight)."
            );
        if (article.Id.Value != id)
            response.Headers.ContentLocation = $"/api/articles/{article.Id}";
        return TypedResults.Ok(article);
    }
}

/// <summary>A page of a search.</summary>
/// <param name="Total">How many match in all.</param>
/// <param name="Items">The articles of this page.</param>
/// <param name="Facets">By filter name, most frequent first.</param>
/// <param name="Next">The cursor of the next page; absent on the last.</param>
public sealed record ArticleList(
    long Total,
    IReadOnlyList<ArticleItem> Items,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    string? Next
);

/// <summary>An article in a list.</summary>
public sealed record ArticleItem(
    ArticleId Id,
    string Title,
    string? Url,
    string Outlet,
    DateTimeOffset? Published,
    IReadOnlyList<Highlight> Highlights
)
{
    internal static ArticleItem Of(SearchHit hit) =>
        new(hit.Article.Id, hit.Article.Title, hit.Article.Url, hit.Article.Outlet, hit.Article.Published, hit.Highlights);
}
