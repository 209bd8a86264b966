using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Finds the organisations that are credited as authors: beside people ("Ana Varga, Reuters") or alone.</summary>
internal static class AuthorOrganisations
{
    private const int MostNames = 20;

    /// <summary>Without the outlet, unless it alone signs.</summary>
    /// <param name="meta">The page's head.</param>
    /// <param name="jsonLd">Its structured data, which may say of an author that it is an organisation.</param>
    /// <param name="page">Its blocks, with the byline.</param>
    /// <param name="title">The headline, near which the byline stands.</param>
    /// <param name="outlet">Who publishes it.</param>
    /// <param name="authors">Those found to have written it.</param>
    public static IReadOnlyList<string> Find(
        MetaTags meta,
        JsonLdArticle jsonLd,
        Page page,
        string title,
        Outlet outlet,
        IReadOnlyList<string> authors
    )
    {
        var said = AuthorNames.All(jsonLd.AuthorOrganisations, outlet);
        var named = AuthorNames
            .All([.. jsonLd.Authors, .. AuthorFinder.InHead(meta), .. AuthorFinder.Bylines(page, title).Take(1)], outlet)
            .Where(Organisations.IsOne);
        var alone = authors.Where(a => Organisations.IsOne(a) || jsonLd.AuthorOrganisations.Contains(a));
        return [.. said.Concat(named).Concat(alone).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames)];
    }
}
