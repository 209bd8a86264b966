namespace Ingestion.Fetcher.Extraction;

/// <summary>Fills what the page does not say from what the feed, sitemap or sidecar said of it.</summary>
internal static class Hints
{
    public static ExtractedArticle Apply(ExtractedArticle article, PageInput input)
    {
        var hint = input.Hint;
        if (hint is null)
            return article with { Url = article.Url ?? input.Url };
        var placed = WithDate(article, hint) with
        {
            Url = article.Url ?? input.Url ?? hint.Url,
            Outlet = article.Outlet ?? hint.Outlet,
            Language = article.Language ?? hint.Language,
        };
        // The rest is said of the page, not of one of its parts.
        return article.Part is not null ? placed : placed with
        {
            Guid = article.Guid ?? hint.Guid,
            Title = article.Title.Length > 0 ? article.Title : hint.Title ?? "",
            Authors = article.Authors.Count > 0 ? article.Authors : hint.Authors,
            Modified = article.Modified ?? hint.Modified,
            Description = article.Description ?? hint.Summary,
            Keywords = article.Keywords.Count > 0 ? article.Keywords : hint.Categories,
        };
    }

    private static ExtractedArticle WithDate(ExtractedArticle article, ItemHint hint) =>
        hint.Published is { } told && (article.Published is null || (article.Part is null && IsDayOf(article, told)))
            ? article with
            {
                Published = told,
                PublishedFrom = "feed",
            }
            : article;

    /// <summary>The page shows a day without its hour, and the feed's moment falls on it wherever the outlet stands.</summary>
    private static bool IsDayOf(ExtractedArticle article, DateTimeOffset told) =>
        article.PublishedFrom is "text" or "url" && article.Published is { } day && (told - day).TotalHours is > -14 and < 36;
}
