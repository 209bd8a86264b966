using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Portal.Api;
using Ingestion.Portal.Web;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Ruling;

/// <summary>The form in which a person folds or unfolds an article, by the rules of <see cref="RulingsApi"/>.</summary>
internal static class RulingEndpoint
{
    public const string Route = "/articles/{id}/ruling";

    public static string AddressOf(ArticleId id) => $"/articles/{id}/ruling";

    public static async Task<IResult> GetAsync(string id, IArticleIndex index, PortalForms forms, HttpContext http, CancellationToken cancel)
    {
        var article = new ArticleId(id);
        if (await index.GetAsync(article, cancel) is not { } document) return AllPages.NotFound("No article has this id, or it is still on its way.");
        return PageResult.Of<RulingForm>(new RulingModel(article, document, forms.Seal(http)));
    }

    public static async Task<IResult> PostAsync(string id, IRulings rulings, PortalForms forms, HttpContext http, CancellationToken cancel)
    {
        var form = await forms.ReadAsync(http, "/api/articles/{id}/ruling", cancel);
        var verdict = Enum.TryParse<RulingVerdict>(form["verdict"], ignoreCase: true, out var said) ? said : (RulingVerdict?)null;
        var request = new RulingRequest(verdict, IdIn(form["other"].ToString()), form["who"], form["why"]);
        return PageResult.Of<RulingDone>(await RulingsApi.RuleAsync(new ArticleId(id), request, rulings, cancel));
    }

    /// <summary>An id, or the address of the article's page that it is copied from; null when the field was left empty.</summary>
    internal static ArticleId? IdIn(string written)
    {
        var path = written.Trim().Split(['?', '#'])[0].TrimEnd('/');
        return path.Length == 0 ? null : new ArticleId(path[(path.LastIndexOf('/') + 1)..]);
    }
}
