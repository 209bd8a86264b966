using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Fetcher.Extraction.Several;

namespace Ingestion.Fetcher.Extraction;

/// <summary>What is known of a page before its text is chosen.</summary>
/// <param name="Page">Its elements and blocks.</param>
/// <param name="Meta">What its head says.</param>
/// <param name="JsonLd">What its structured data say.</param>
/// <param name="Title">The article's headline, less the outlet's name.</param>
/// <param name="Outlet">Who publishes it; null when it does not say.</param>
/// <param name="Authors">Who wrote it: people, and organisations only where no person is named.</param>
/// <param name="Organisations">The organisations that are credited as authors.</param>
/// <param name="Url">Where it was read from; null when that is not known.</param>
/// <param name="Now">When it is read.</param>
internal sealed record KnownPage(
    Page Page,
    MetaTags Meta,
    JsonLdArticle JsonLd,
    string Title,
    string? Outlet,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Organisations,
    string? Url,
    DateTimeOffset Now
)
{
    /// <summary>Whether the page's own data call it an article, or it shows what only an article does.</summary>
    public bool SaysArticle =>
        JsonLd.IsNews || string.Equals(Meta.First("og:type"), "article", StringComparison.OrdinalIgnoreCase) || ArticleSigns.AreShown(this, Url);
}
