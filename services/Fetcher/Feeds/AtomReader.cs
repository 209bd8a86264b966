using System.Xml.Linq;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Feeds;

/// <summary>Atom (RFC 4287) and its draft 0.3.</summary>
internal static class AtomReader
{
    private static readonly XName XmlLang = XNamespace.Xml + "lang";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static Feed Read(XElement root, string? url)
    {
        if (!root.ShortName().StartsWith("atom:", StringComparison.Ordinal)) MakeAtom(root, root.Name.Namespace);
        var entries = root.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase) ? [root] : root.Children("atom:entry");
        var authors = root.Children("atom:author").ToList();
        return new Feed
        {
            Format = FeedFormat.Atom,
            Title = FeedText.Line(root.Child("atom:title")?.Value),
            Language = root.Attribute(XmlLang)?.Value,
            Next = Link(root, "next", url),
            Items = [.. entries.Select(e => Entry(e, authors, url))],
        };
    }

    /// <summary>A feed without a namespace, or with one made up, is meant as Atom all the same.</summary>
    private static void MakeAtom(XElement root, XNamespace made)
    {
        foreach (var element in root.DescendantsAndSelf().Where(element => element.Name.Namespace == made))
            element.Name = Atom + element.Name.LocalName;
    }

    private static ItemHint Entry(XElement entry, List<XElement> feedAuthors, string? url)
    {
        var id = entry.Child("atom:id")?.Value.Trim();
        var authors = entry.Children("atom:author").ToList();
        var content = Content(entry.Child("atom:content"));
        var summary = Content(entry.Child("atom:summary"));
        return new ItemHint
        {
            Guid = string.IsNullOrEmpty(id) ? null : id,
            Url =
                Link(entry, "alternate", url)
                ?? (
                    id?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true && !entry.Children("atom:link").Any()
                        ? FeedLinks.Absolute(id, null)
                        : null
                ),
            Title = FeedText.Line(Content(entry.Child("atom:title"))),
            Published = FeedDate.Parse(entry.Child("atom:published", "atom:issued", "atom:created", "atom:updated", "dc:date")?.Value),
            Modified = FeedDate.Parse(entry.Child("atom:updated", "atom:modified")?.Value),
            Authors =
            [
                .. (authors.Count > 0 ? authors : feedAuthors).Select(a => FeedText.Line(a.Child("atom:name")?.Value)).OfType<string>().Distinct(),
            ],
            Language = entry.Attribute(XmlLang)?.Value,
            Summary = FeedText.Line(summary),
            ContentHtml = content ?? summary,
            Outlet = FeedText.Line(entry.Child("atom:source")?.Child("atom:title")?.Value),
            Categories =
            [
                .. entry
                    .Children("atom:category")
                    .Select(c => FeedText.Line(c.Attribute("label")?.Value ?? c.Attribute("term")?.Value))
                    .OfType<string>()
                    .Distinct(),
            ],
        };
    }

    /// <summary>The link of a relation; among several, the one that is HTML.</summary>
    private static string? Link(XElement element, string relation, string? url)
    {
        var links = element.Children("atom:link").Where(l => (l.Attribute("rel")?.Value ?? "alternate") == relation).ToList();
        var best = links.FirstOrDefault(l => l.Attribute("type")?.Value is null or "text/html" or "application/xhtml+xml") ?? links.FirstOrDefault();
        return best is null ? null : FeedLinks.Absolute(best.Attribute("href")?.Value ?? best.Value, FeedLinks.BaseOf(best, url));
    }

    /// <summary>Text and escaped HTML as they are, XHTML as markup; null when there is none or it lies elsewhere (<c>src</c>).</summary>
    private static string? Content(XElement? element)
    {
        if (element is null || element.Attribute("src") is not null) return null;
        var text = element.Attribute("type")?.Value is "xhtml" or "application/xhtml+xml" or "text/xml" && element.HasElements
            ? string.Concat(element.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting)))
            : element.Content();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
