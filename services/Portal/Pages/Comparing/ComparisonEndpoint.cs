using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Portal.Pages.Reading;
using Ingestion.Portal.Stored;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Comparing;

/// <summary>An article as extracted beside the stored page that it was extracted from.</summary>
internal static class ComparisonEndpoint
{
    public const string Route = "/articles/{id}/stored";

    public static string AddressOf(ShownText shown) => $"/articles/{Uri.EscapeDataString(shown.Id.Value)}/stored?revision={shown.Revision}";

    /// <param name="id">Of the article or copy.</param>
    /// <param name="revision">Of its text; the newest when left out or unknown.</param>
    /// <param name="index">Has what is shown.</param>
    /// <param name="ledger">Has earlier revisions and the text of copies.</param>
    /// <param name="stored">Has the page.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<IResult> GetAsync(
        string id,
        int? revision,
        IArticleIndex index,
        ILedger ledger,
        StoredPages stored,
        CancellationToken cancel
    )
    {
        var asked = new ArticleId(id);
        if (await index.GetAsync(asked, cancel) is not { } document) return AllPages.NotFound("No article has this id, or it is still on its way.");
        var shown = ShownText.Choose(document, asked, revision, await ledger.RevisionsAsync(asked, cancel));
        if (shown is null) return TypedResults.Redirect($"/articles/{document.Id}");
        return PageResult.Of<ComparisonView>(new ComparisonModel(shown, document.Language, await stored.FindAsync(shown.Capture, cancel)));
    }
}
