using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>When the page says it was published or changed, and where it says so.</summary>
internal sealed record PageDates(DateTimeOffset? Published, string? PublishedFrom, DateTimeOffset? Modified);

/// <summary>Finds the dates of a page, the most deliberate statement first.</summary>
internal static class DateFinder
{
    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "article:published", "datePublished", "parsely-pub-date", "sailthru.date", "cXenseParse:recs:publishtime",
        "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "published_time",
        "og:published_time", "og:pubdate", "date", "originalpublicationdate", "article_date_original", "citation_publication_date", "citation_date", "bt:pubdate",
        "dateCreated", "created", "timestamp", "article.published", "gentics.created", "published", "release_date", "og:release_date", "video:release_date",
    ];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "article:updated", "dateModified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "updated_time"];

    public static PageDates Find(MetaTags meta, JsonLdArticle jsonLd, PageTree tree, string? url, DateTimeOffset now)
    {
        var (published, from) = Published(meta, jsonLd, tree, url, now);
        var modified = DateReading.Machine(jsonLd.Modified, now) ?? FromMeta(meta, ModifiedNames, now);
        // A change before the publication is a mistake of the page's.
        return new(published, from, modified < published ? null : modified);
    }

    private static (DateTimeOffset? Date, string? From) Published(MetaTags meta, JsonLdArticle jsonLd, PageTree tree, string? url, DateTimeOffset now)
    {
        if (DateReading.Machine(jsonLd.Published, now) is { } told) return (told, "json_ld");
        if (FromMeta(meta, PublishedNames, now) is { } meant) return (meant, "meta");
        if (FromTimeElement(tree, now) is { } shown) return (shown, "time");
        if (UrlDate.Of(url, now) is { } addressed) return (addressed, "url");
        return (null, null);
    }

    private static DateTimeOffset? FromMeta(MetaTags meta, string[] names, DateTimeOffset now)
    {
        foreach (var name in names)
        {
            if (DateReading.Machine(meta.First(name), now) is { } date) return date;
        }

        return null;
    }

    private static DateTimeOffset? FromTimeElement(PageTree tree, DateTimeOffset now)
    {
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag != Tag.Time && (tree[i].Own & Traits.Date) == 0) continue;
            var element = tree[i].Element!;
            var value = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title");
            if (DateReading.Machine(value, now) is { } date) return date;
        }

        return null;
    }
}
