using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>When the page says it was published or changed, and where it says so.</summary>
internal sealed record PageDates(DateTimeOffset? Published, string? PublishedFrom, DateTimeOffset? Modified);

/// <summary>Finds the dates of a page, the most deliberate statement first.</summary>
internal static partial class DateFinder
{
    private const int LongestLine = 160;

    /// <summary>Blocks above and below the headline in which outlets show the day.</summary>
    private const int LinesBefore = 6;

    private const int LinesAfter = 14;

    /// <summary>Nodes before a date in which it is said what happened then.</summary>
    private const int WordsBefore = 6;

    private static readonly string[] PublishedNames =
    [
        "article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date", "sailthru.date", "cXenseParse:recs:publishtime",
        "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "published_time",
        "og:published_time", "og:pubdate", "date", "originalpublicationdate", "article_date_original", "citation_publication_date", "citation_date", "bt:pubdate",
        "dc.date.published", "dcterms.issued", "dc.issued", "pub_date", "publication_date", "publicationdate", "publisheddate", "published-date", "publish_time", "article:published_date", "article:published",
        "shareaholic:article_published_time", "displaydate", "pdate", "prism.publicationdate", "citation_online_date", "rnews:datepublished", "dateCreated", "created", "timestamp", "article.published", "gentics.created", "published", "release_date", "og:release_date", "video:release_date",
    ];

    private static readonly string[] ModifiedNames =
        ["article:modified_time", "og:updated_time", "article:updated", "dateModified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "updated_time"];

    public static PageDates Find(MetaTags meta, JsonLdArticle jsonLd, Page page, string title, string? url, DateTimeOffset now)
    {
        var (published, from) = Published(meta, jsonLd, page, title, url, now);
        var modified = DateReading.Machine(jsonLd.Modified, now) ?? FromMeta(meta, ModifiedNames, now);
        // A change before the publication is a mistake of the page's.
        return new(published, from, modified < published ? null : modified);
    }

    private static (DateTimeOffset? Date, string? From) Published(MetaTags meta, JsonLdArticle jsonLd, Page page, string title, string? url, DateTimeOffset now)
    {
        if (DateReading.Machine(jsonLd.Published, now) is { } told) return (told, "json_ld");
        if (FromMeta(meta, PublishedNames, now) is { } meant) return (meant, "meta");
        if (FromTimeElement(page, title, now, changes: false) is { } marked) return (marked, "time");
        if (FromLines(page, title, now, DayOrder.Of(meta.Language, url)) is { } shown) return (shown, "text");
        if (UrlDate.Of(url, now) is { } addressed) return (addressed, "url");
        return FromTimeElement(page, title, now, changes: true) is { } changed ? (changed, "time") : (null, null);
    }

    private static DateTimeOffset? FromMeta(MetaTags meta, string[] names, DateTimeOffset now)
    {
        foreach (var name in names)
        {
            if (meta.First(name) is { } said && (DateReading.Machine(said, now) ?? WrittenDate.First(said, now)) is { } date) return date;
        }

        return null;
    }

    /// <summary>The time element nearest to the headline, outside what is related or said by readers.</summary>
    private static DateTimeOffset? FromTimeElement(Page page, string title, DateTimeOffset now, bool changes)
    {
        var headline = page.Headline(title);
        var at = headline >= 0 ? page.Blocks[headline].First : Math.Max(0, page.Container);
        var times = new List<(int Distance, DateTimeOffset Date)>();
        for (var i = 0; i < page.Tree.Count; i++)
        {
            var node = page.Tree[i];
            if (node.Element is null || (node.Tag is not (Tag.Time or Tag.Abbr) && (node.Own & Traits.Date) == 0)) continue;
            // The hAtom microformat puts the machine's form into an abbreviation's title.
            if (Marked(node, now) is not { } date || IsElsewhere(page.Tree, i) || IsChange(page.Tree, i) != changes) continue;
            // What stands above the headline is more often the page's than the article's.
            times.Add((i < at ? (at - i) * 3 : i - at, date));
        }

        return times.Count == 0 ? null : times.MinBy(t => t.Distance).Date;
    }

    private static DateTimeOffset? Marked(PageNode node, DateTimeOffset now)
    {
        var element = node.Element!;
        var said = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? (node.Tag == Tag.Abbr ? element.GetAttribute("title") : null);
        if (DateReading.Machine(said, now) is { } date) return date;
        // A script shows it in the reader's own time.
        return element.Attributes.Where(a => DataAttribute().IsMatch(a.Name)).Select(a => DateReading.Machine(a.Value, now)).FirstOrDefault(d => d is not null);
    }

    /// <summary>Whether a date is that of the last change: by its name, or by the words before it.</summary>
    private static bool IsChange(PageTree tree, int node)
    {
        var element = tree[node].Element!;
        if (element.GetAttribute("itemprop") == "dateModified" || ChangeName().IsMatch(element.ClassName ?? "")) return true;
        for (var i = node - 1; i > Math.Max(0, node - WordsBefore); i--)
        {
            if (tree[i].Text is { } text && !string.IsNullOrWhiteSpace(text)) return text.Length <= LongestLine && Updated().IsMatch(text);
        }

        return false;
    }

    private static bool IsElsewhere(PageTree tree, int node) =>
        tree.Closest(node, n => (n.Own & (Traits.Related | Traits.Comments | Traits.Sidebar)) != 0 || n.Tag is Tag.Aside or Tag.Footer or Tag.Nav) >= 0;

    private static DateTimeOffset? FromLines(Page page, string title, DateTimeOffset now, bool? dayFirst)
    {
        var headline = page.Headline(title);
        var lines = headline >= 0
            ? page.Blocks.Skip(Math.Max(0, headline - LinesBefore)).Take(LinesBefore + LinesAfter)
            : page.Blocks.Where(page.IsInside).Take(LinesAfter);
        var near = lines.Where(b => b.Text.Length <= LongestLine && (b.Around & (Traits.Related | Traits.Comments | Traits.Sidebar)) == 0).ToList();
        return Dated(near.Where(b => !Updated().IsMatch(b.Text)), now, dayFirst) ?? Dated(near, now, dayFirst) ?? Dated(page.Blocks.Where(IsStatement), now, dayFirst);
    }

    private static DateTimeOffset? Dated(IEnumerable<TextBlock> lines, DateTimeOffset now, bool? dayFirst) =>
        lines.Select(b => WrittenDate.First(b.Text, now, dayFirst)).FirstOrDefault(d => d is not null);

    private static bool IsStatement(TextBlock block) =>
        block.Text.Length <= LongestLine && (block.Around & (Traits.Related | Traits.Comments)) == 0
        && ((block.Around & Traits.Date) != 0 || Statement().IsMatch(block.Text));

    [GeneratedRegex("^data-.*(?:date|time|publi|stamp|epoch)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DataAttribute();

    [GeneratedRegex("updat|modif", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ChangeName();

    [GeneratedRegex(@"^\W{0,3}(?:last |first )?(?:published|posted|updated|date|publié|veröffentlicht|publicado|pubblicato|опубликовано|written)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\b(?:updated|modified|reviewed|aktualisiert|mis à jour|actualizado|atualizado|aggiornato)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Updated();
}
