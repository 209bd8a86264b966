using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Captures;

/// <summary>Makes the article that the pipeline carries from what was extracted and how it was captured.</summary>
internal static class ArticleAssembly
{
    /// <summary>The revision is numbered by the ledger; until then it is 0.</summary>
    public static Article Assemble(ExtractedArticle extracted, Capture capture) => new()
    {
        Id = ArticleIdentity.Of(extracted, capture),
        Revision = 0,
        TextHash = TextHash.Of(extracted.Text),
        Capture = capture.Id,
        Url = UrlOf(extracted, capture),
        Guid = extracted.Guid ?? capture.Hint?.Guid,
        Source = capture.Source,
        Outlet = OutletOf(extracted, capture),
        Title = InlineText.Cut(extracted.Title, Limits.MaxTitleLength),
        Text = extracted.Text,
        Blocks = extracted.Blocks,
        Description = extracted.Description,
        Authors = extracted.Authors,
        AuthorOrganisations = extracted.AuthorOrganisations,
        Published = extracted.Published,
        PublishedFrom = extracted.PublishedFrom,
        Modified = extracted.Modified,
        Language = extracted.Language,
        Type = extracted.Type,
        SyndicatedFrom = extracted.SyndicatedFrom,
        Dateline = extracted.Dateline,
        Image = extracted.Image,
        Section = extracted.Section,
        Keywords = extracted.Keywords,
        Paywalled = extracted.Paywalled,
        Fetched = capture.Fetched,
    };

    private static string? UrlOf(ExtractedArticle extracted, Capture capture) =>
        (CanonicalUrl.Parse(extracted.Url) ?? CanonicalUrl.Parse(capture.Url) ?? CanonicalUrl.Parse(capture.Hint?.Url))?.Value;

    /// <summary>A part of a roundup names its own outlet; otherwise the source's definition knows best.</summary>
    private static string OutletOf(ExtractedArticle extracted, Capture capture)
    {
        if (extracted.Part is not null && extracted.Outlet is not null) return extracted.Outlet;
        return capture.Outlet ?? capture.Hint?.Outlet ?? extracted.Outlet ?? CanonicalUrl.Parse(capture.Url)?.Host ?? capture.Source;
    }
}
