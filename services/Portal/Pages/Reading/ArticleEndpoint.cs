using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Portal.Pages.Common;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Reading;

/// <summary>The page of one article, of an earlier revision of it, or of a copy.</summary>
internal static class ArticleEndpoint
{
    /// <param name="id">Of the article or copy.</param>
    /// <param name="revision">Of its text; the newest when left out or unknown.</param>
    /// <param name="start">With <paramref name="end"/>: the sentence that a link points at, in that revision's text.</param>
    /// <param name="end">Where that sentence ends.</param>
    /// <param name="index">Has what is shown.</param>
    /// <param name="ledger">Has earlier revisions and the text of copies.</param>
    /// <param name="countries">Names its places' countries.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<IResult> GetAsync(
        string id,
        int? revision,
        int? start,
        int? end,
        IArticleIndex index,
        ILedger ledger,
        CountryNames countries,
        CancellationToken cancel
    )
    {
        var asked = new ArticleId(id);
        if (await index.GetAsync(asked, cancel) is not { } document) return AllPages.NotFound("No article has this id, or it is still on its way.");
        var revisions = await ledger.RevisionsAsync(asked, cancel);
        var events = await index.EventsAsync(new EventQuery { Article = document.Id, Size = SearchQuery.MaxSize }, cancel);
        var pointed = start is >= 0 && end > start ? new TextSpan(start.Value, end.Value) : (TextSpan?)null;
        if (ShownText.Choose(document, asked, revision, revisions) is not { } shown) return TypedResults.Redirect($"/articles/{document.Id}");
        return PageResult.Of<ArticleView>(new ArticleModel(document, events.Items, shown, revisions, pointed, countries));
    }
}
