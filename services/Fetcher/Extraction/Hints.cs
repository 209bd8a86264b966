namespace Ingestion.Fetcher.Extraction;

/// <summary>Fills what the page does not say from what the feed, sitemap or sidecar said of it.</summary>
internal static class Hints
{
    public static ExtractedArticle Apply(ExtractedArticle article, PageInput input)
    {
        var hint = input.Hint;
        if (hint is null) return article with { Url = article.Url ?? input.Url };
        return article with
        {
            Url = article.Url ?? input.Url ?? hint.Url,
            Guid = article.Guid ?? hint.Guid,
            Title = article.Title.Length > 0 ? article.Title : hint.Title ?? "",
            Outlet = article.Outlet ?? hint.Outlet,
            Authors = article.Authors.Count > 0 ? article.Authors : hint.Authors,
            Published = article.Published ?? hint.Published,
            PublishedFrom = article.Published is null && hint.Published is not null ? "feed" : article.PublishedFrom,
            Modified = article.Modified ?? hint.Modified,
            Language = article.Language ?? hint.Language,
            Description = article.Description ?? hint.Summary,
            Keywords = article.Keywords.Count > 0 ? article.Keywords : hint.Categories,
        };
    }
}
