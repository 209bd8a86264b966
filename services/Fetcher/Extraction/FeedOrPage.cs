namespace Ingestion.Fetcher.Extraction;

/// <summary>
/// Chooses between the text of the page and that of its feed item: the page's, unless the feed carries the article and the
/// page only its beginning or nothing.
/// </summary>
internal static class FeedOrPage
{
    /// <summary>A shorter one is a summary.</summary>
    private const int ShortestArticle = 400;

    /// <summary>How much longer than the page's the feed's text must be: what is a little longer has furniture in it.</summary>
    private const double MuchLonger = 1.5;

    public static bool IsWanted(PageInput input) => input.Hint?.ContentHtml is { Length: >= ShortestArticle };

    /// <summary>The page as read, with the text of <paramref name="feed"/> where that is the better one.</summary>
    public static PageResult Better(PageResult page, PageResult feed)
    {
        if (feed.Articles is not [{ Part: null } told] || told.Text.Length < ShortestArticle) return page;
        if (page.Rejection is not null) return feed with { Dropped = page.Dropped };
        if (page.Articles is not [{ Part: null } read] || told.Text.Length < read.Text.Length * MuchLonger) return page;
        return page with { Articles = [WithTextOf(read, told)] };
    }

    private static ExtractedArticle WithTextOf(ExtractedArticle read, ExtractedArticle told) => read with
    {
        Text = told.Text,
        Blocks = told.Blocks,
        Language = told.Language ?? read.Language,
        Dateline = told.Dateline,
        SyndicatedFrom = told.SyndicatedFrom ?? read.SyndicatedFrom,
    };
}
