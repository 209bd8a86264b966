using Ingestion.Contracts.V1;
using Ingestion.Search;

namespace Ingestion.Portal.Pages.Reading;

/// <summary>The text on the page: the document's, an older revision's or a copy's.</summary>
public sealed record ShownText(
    ArticleId Id,
    int Revision,
    CaptureId Capture,
    string TextHash,
    string Title,
    string Text,
    IReadOnlyList<Block> Blocks,
    string Outlet,
    string? Url,
    DateTimeOffset? Published
)
{
    /// <param name="document">What the index has under the id asked for: the article, or the original of a copy.</param>
    /// <param name="asked">Id of the article or copy.</param>
    /// <param name="revision">Of its text; the newest when null or unknown.</param>
    /// <param name="revisions">Those that the ledger has, oldest first.</param>
    /// <returns>Null for a copy whose text the ledger does not have.</returns>
    public static ShownText? Choose(ArticleDocument document, ArticleId asked, int? revision, IReadOnlyList<Article> revisions)
    {
        var own = document.Id == asked;
        if (own && (revision ?? document.Revision) == document.Revision) return Of(document);
        var other = revisions.FirstOrDefault(r => r.Revision == revision) ?? (own || revisions.Count == 0 ? null : revisions[^1]);
        if (other is not null) return Of(other);
        return own ? Of(document) : null;
    }

    private static ShownText Of(ArticleDocument d) =>
        new(d.Id, d.Revision, d.Capture, d.TextHash, d.Title, d.Text, d.Display.Blocks, d.Outlet, d.Url, d.Published);

    private static ShownText Of(Article a) => new(a.Id, a.Revision, a.Capture, a.TextHash, a.Title, a.Text, a.Blocks, a.Outlet, a.Url, a.Published);
}
