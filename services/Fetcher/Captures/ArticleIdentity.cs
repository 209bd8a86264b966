using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Ingestion.Text;

namespace Ingestion.Fetcher.Captures;

/// <summary>
/// Gives an article its id: the canonical URL decides, with the part's anchor or title on a page that holds several; else the
/// feed's GUID within its source; else the content.
/// </summary>
internal static class ArticleIdentity
{
    public static ArticleId Of(ExtractedArticle article, Capture capture) => Hash(KeyOf(article, capture));

    private static string KeyOf(ExtractedArticle article, Capture capture)
    {
        var page = CanonicalUrl.Parse(article.Url) ?? CanonicalUrl.Parse(capture.Url) ?? CanonicalUrl.Parse(capture.Hint?.Url);
        if (page is not null) return article.Part is null ? $"url\n{page.Key}" : $"part\n{page.Key}\n{article.Part}";
        var guid = article.Guid ?? capture.Hint?.Guid;
        return guid is not null ? $"guid\n{capture.Source}\n{guid}\n{article.Part}" : $"content\n{article.Title}\n{article.Text}";
    }

    private static ArticleId Hash(string key) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)));
}
