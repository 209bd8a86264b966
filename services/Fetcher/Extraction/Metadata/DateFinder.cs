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

    /// <summary>A line that says the day and little else.</summary>
    private const int LongestStamp = 60;

    /// <summary>Clocks of other zones are one day apart at most, and drafts a little more.</summary>
    private const int FewDays = 2;

    /// <summary>Blocks above and below the headline in which outlets show the day.</summary>
    private const int LinesBefore = 6;

    private const int LinesAfter = 14;

    /// <summary>Nodes before a date in which it is said what happened then.</summary>
    private const int WordsBefore = 6;

    private static readonly string[] PublishedNames =
    [
        "article:published_time",
        "og:article:published_time",
        "datePublished",
        "parsely-pub-date",
        "sailthru.date",
        "cXenseParse:recs:publishtime",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "dc.date.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "published_time",
        "og:published_time",
        "og:pubdate",
        "date",
        "originalpublicationdate",
        "article_date_original",
        "citation_publication_date",
        "citation_date",
        "bt:pubdate",
        "dc.date.published",
        "date_published",
        "date-published",
        "publishing_date",
        "article:publish_date",
        "article:publish_time",
        "dcterms.issued",
        "dc.issued",
        "pub_date",
        "publication_date",
        "publicationdate",
        "publisheddate",
        "published-date",
        "publish_time",
        "article:published_date",
        "article:published",
        "shareaholic:article_published_time",
        "displaydate",
        "pdate",
        "prism.publicationdate",
        "citation_online_date",
        "rnews:datepublished",
        "dateCreated",
        "created",
        "timestamp",
        "article.published",
        "gentics.created",
        "published",
        "release_date",
        "og:release_date",
        "video:release_date",
    ];

    private static readonly string[] ModifiedNames =
    [
        "article:modified_time",
        "og:updated_time",
        "article:updated",
        "dateModified",
        "last-modified",
        "lastmod",
        "dcterms.modified",
        "dc.date.modified",
        "updated_time",
    ];

    public static PageDates Find(MetaTags meta, JsonLdArticle jsonLd, Page page, string title, string? url, DateTimeOffset now)
    {
        var dayFirst = DayOrder.Of(meta.Language, url);
        var head = HeadOrder(meta, jsonLd, page, title, now, dayFirst);
        var (published, from) = Published(meta, jsonLd, page, title, url, now, dayFirst, head);
        var modified = Told(jsonLd.Modified, now, head) ?? FromMeta(meta, ModifiedNames, now, head);
        // A change before the publication is a mistake of the page's.
        return new(published, from, modified < published ? null : modified);
    }

    /// <summary>The order of the head's numbers: a system may write them otherwise than the outlet's readers do, and the day shown beside the article
    /// tells which of the two is meant.</summary>
    private static bool? HeadOrder(MetaTags meta, JsonLdArticle jsonLd, Page page, string title, DateTimeOffset now, bool? dayFirst)
    {
        var said = jsonLd.Published ?? meta.First(PublishedNames);
        var (one, other) = (DateReading.Machine(said, now, dayFirst ?? false), DateReading.Machine(said, now, !(dayFirst ?? false)));
        return one != other && other is { } day && FromLines(page, title, now, dayFirst)?.Date == day.Date ? !(dayFirst ?? false) : dayFirst;
    }

    private static (DateTimeOffset? Date, string? From) Published(
        MetaTags meta,
        JsonLdArticle jsonLd,
        Page page,
        string title,
        string? url,
        DateTimeOffset now,
        bool? dayFirst,
        bool? head
    )
    {
        if (Told(jsonLd.Published, now, head) is { } told)
            return Earlier(jsonLd, page, title, now, dayFirst, told) is { } before ? (before, "text") : (told, "json_ld");
        if (FromMeta(meta, PublishedNames, now, head) is { } meant)
            return (meant, "meta");
        if (FromTimeElement(page, title, now, dayFirst, changes: false) is { } marked)
            return (marked, "time");
        if (FromLines(page, title, now, dayFirst) is { } shown)
            return (shown, "text");
        if (UrlDate.Of(url, now) is { } addressed)
            return (addressed, "url");
        return FromTimeElement(page, title, now, dayFirst, changes: true) is { } changed ? (changed, "time") : (null, null);
    }

    /// <summary>
    /// A system that writes the day of its last build says that day twice, as that of the publication and of the change: a line at the headline that
    /// names an earlier one knows better.
    /// </summary>
    private static DateTimeOffset? Earlier(JsonLdArticle jsonLd, Page page, string title, DateTimeOffset now, bool? dayFirst, DateTimeOffset told)
    {
        if ((jsonLd.Modified is not null && Told(jsonLd.Modified, now, dayFirst) != told) || page.Headline(title) < 0) return null;
        var shown = Dated(Near(page, title).Where(b => b.Text.Length <= LongestStamp && !Updated().IsMatch(b.Text)), now, dayFirst);
        return shown < told.AddDays(-FewDays) ? shown : null;
    }

    private static DateTimeOffset? FromMeta(MetaTags meta, string[] names, DateTimeOffset now, bool? dayFirst)
    {
        foreach (var name in names)
        {
            if (Told(meta.First(name), now, dayFirst) is { } date) return date;
        }

        return null;
    }

    /// <summary>What a page writes for machines, which some write as for people.</summary>
    private static DateTimeOffset? Told(string? said, DateTimeOffset now, bool? dayFirst) =>
        said is null ? null : DateReading.Machine(said, now, dayFirst) ?? WrittenDate.First(said, now, dayFirst);

    /// <summary>The time element nearest to the headline, outside what is related or said by readers.</summary>
    private static DateTimeOffset? FromTimeElement(Page page, string title, DateTimeOffset now, bool? dayFirst, bool changes)
    {
        var headline = page.Headline(title);
        var at = headline >= 0 ? page.Blocks[headline].First : Math.Max(0, page.Container);
        var times = new List<(int Distance, DateTimeOffset Date)>();
        for (var i = 0; i < page.Tree.Count; i++)
        {
            var node = page.Tree[i];
            if (node.Element is null || (node.Tag is not (Tag.Time or Tag.Abbr) && (node.Own & Traits.Date) == 0)) continue;
            // The hAtom microformat puts the machine's form into an abbreviation's title.
            if (Marked(node, now, dayFirst) is not { } date || IsElsewhere(page.Tree, i) || IsChange(page.Tree, i) != changes) continue;
            // What stands above the headline is more often the page's than the article's.
            times.Add((i < at ? (at - i) * 3 : i - at, date));
        }

        return times.Count == 0 ? null : times.MinBy(t => t.Distance).Date;
    }

    private static DateTimeOffset? Marked(PageNode node, DateTimeOffset now, bool? dayFirst)
    {
        var element = node.Element!;
        var said =
            element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? (node.Tag == Tag.Abbr ? element.GetAttribute("title") : null);
        if (Told(said, now, dayFirst) is { } date)
            return date;
        // A script shows it in the reader's own time.
        return element
                .Attributes.Where(a => DataAttribute().IsMatch(a.Name))
                .Select(a => DateReading.Machine(a.Value, now, dayFirst))
                .FirstOrDefault(d => d is not null)
            ?? Written(node, now, dayFirst);
    }

    /// <summary>What a time element without an attribute shows.</summary>
    private static DateTimeOffset? Written(PageNode node, DateTimeOffset now, bool? dayFirst)
    {
        if (node.Tag != Tag.Time || node.Element!.HasAttribute("datetime")) return null;
        var shown = node.Element.TextContent;
        return shown.Length <= LongestStamp ? WrittenDate.First(InlineText.Normalise(shown), now, dayFirst) : null;
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
        tree.Closest(node, n => (n.Own & (Traits.Related | Traits.Comments | Traits.Sidebar)) != 0 || n.Tag is Tag.Aside or Tag.Footer or Tag.Nav)
        >= 0;

    private static DateTimeOffset? FromLines(Page page, string title, DateTimeOffset now, bool? dayFirst)
    {
        var near = Near(page, title).ToList();
        return Dated(near.Where(b => !Updated().IsMatch(b.Text)), now, dayFirst)
            ?? Dated(near, now, dayFirst)
            ?? Dated(page.Blocks.Where(IsStatement), now, dayFirst)
            ?? FromDateline(page, now, dayFirst);
    }

    /// <summary>Short lines around the headline.</summary>
    private static IEnumerable<TextBlock> Near(Page page, string title)
    {
        var headline = page.Headline(title);
        var lines = headline >= 0
            ? page.Blocks.Skip(Math.Max(0, headline - LinesBefore)).Take(LinesBefore + LinesAfter)
            : page.Blocks.Where(page.IsInside).Take(LinesAfter);
        return lines.Where(b => b.Text.Length <= LongestLine && (b.Around & (Traits.Related | Traits.Comments | Traits.Sidebar)) == 0);
    }

    /// <summary>"Halvek, 3 March 2026 - Fighters …": the first paragraph opens with place and day, and a mark behind them.</summary>
    private static DateTimeOffset? FromDateline(Page page, DateTimeOffset now, bool? dayFirst)
    {
        var first = page.Kept.FirstOrDefault(b => !b.IsHeading && page.IsInside(b) && b.Text.Length > LongestStamp);
        return first is not null && Dateline().Match(first.Text) is { Success: true } opening
            ? WrittenDate.First(opening.Value, now, dayFirst)
            : null;
    }

    [GeneratedRegex(
        @"^(?:[\p{Lu}\p{Lo}][^\s.!?:]{0,30}[,\s]{1,2}(?:(?:vom|den|am|de|la|del|of|on)\s){0,2}){0,4}\(?(?:[0-3]?[0-9]\.[01]?[0-9]\.(?:19|20)[0-9]{2}|[0-3]?[0-9]\.? \p{L}{3,12}\.? (?:19|20)[0-9]{2}|\p{L}{3,12}\.? [0-3]?[0-9], (?:19|20)[0-9]{2})(?=\)|\.\s| ?[-–—|:/]|\s\()",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Dateline();

    private static DateTimeOffset? Dated(IEnumerable<TextBlock> lines, DateTimeOffset now, bool? dayFirst) =>
        lines.Select(b => WrittenDate.First(b.Text, now, dayFirst)).FirstOrDefault(d => d is not null);

    private static bool IsStatement(TextBlock block) =>
        block.Text.Length <= LongestLine && (block.Around & (Traits.Related | Traits.Comments)) == 0
        && ((block.Around & Traits.Date) != 0 || Statement().IsMatch(block.Text));

    [GeneratedRegex(
        "^data-.*(?:date|time|publi|stamp|epoch)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex DataAttribute();

    [GeneratedRegex("updat|modif", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ChangeName();

    [GeneratedRegex(
        @"^\W{0,3}(?:last |first )?(?:published|posted|updated|date|publié|veröffentlicht|erschienen|datum|fecha|data|publicado|pubblicato|опубликовано|written)\b|\b(?:gepostet|veröffentlicht|verfasst|erstellt am|posted on|published on|publié le|publicado el|pubblicato il)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"\b(?:updated|modified|reviewed|aktualisiert|mis à jour|actualizado|atualizado|aggiornato)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Updated();
}
