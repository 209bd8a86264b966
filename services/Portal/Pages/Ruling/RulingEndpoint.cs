using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Portal.Api;
using Ingestion.Portal.Pages.Common;
using Ingestion.Portal.Web;
using Ingestion.Search;
using Microsoft.AspNetCore.Antiforgery;

namespace Ingestion.Portal.Pages.Ruling;

/// <summary>The form in which a person folds or unfolds an article, by the rules of <see cref="RulingsApi"/>.</summary>
internal static class RulingEndpoint
{
    public const string Route = "/articles/{id}/ruling";

    public static string AddressOf(ArticleId id) => $"/articles/{id}/ruling";

    public static async Task<IResult> GetAsync(string id, IArticleIndex index, IAntiforgery antiforgery, WriteKey key, HttpContext http, CancellationToken cancel)
    {
        var article = new ArticleId(id);
        if (await index.GetAsync(article, cancel) is not { } document) return AllPages.NotFound("No article has this id, or it is still on its way.");
        var tokens = antiforgery.GetAndStoreTokens(http);
        return PageResult.Of<RulingForm>(new RulingModel(article, document, tokens.FormFieldName, tokens.RequestToken!, key.IsAsked));
    }

    public static async Task<IResult> PostAsync(string id, IRulings rulings, IAntiforgery antiforgery, WriteKey key, HttpContext http, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("This address takes the form of its own page. Programs post JSON to /api/articles/{id}/ruling.");
        var form = await PostedForm.ReadAsync(http.Request, cancel);
        if (!await antiforgery.IsRequestValidAsync(http)) throw new BadHttpRequestException("The form is not from this portal, or from before its last start. Load the article's page again, and send the form from there.");
        key.Check(form["key"]);
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
