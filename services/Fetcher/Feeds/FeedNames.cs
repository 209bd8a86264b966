using System.Xml.Linq;

namespace Ingestion.Fetcher.Feeds;

/// <summary>Elements of feeds under short names (<c>title</c>, <c>dc:date</c>, <c>atom:link</c>), whichever of a namespace's many spellings a feed uses.</summary>
internal static class FeedNames
{
    private static readonly (string Part, string Prefix)[] Namespaces =
    [
        ("purl.org/dc/", "dc:"), ("purl.org/rss/1.0/modules/content", "content:"), ("purl.org/rss/1.0/modules/syndication", "sy:"),
        ("www.w3.org/2005/atom", "atom:"), ("purl.org/atom/", "atom:"), ("search.yahoo.com/mrss", "media:"), ("itunes.com/dtds", "itunes:"),
        ("www.w3.org/1999/02/22-rdf", "rdf:"), ("purl.org/rss/1.0/", ""), ("my.netscape.com/rdf", ""), ("backend.userland.com/rss", ""), ("purl.org/net/rss", ""),
        ("www.w3.org/1999/xhtml", "xhtml:"),
    ];

    public static string ShortName(this XElement element) => Prefix(element.Name.NamespaceName) + element.Name.LocalName;

    /// <summary>The first child of one of these short names, in the order of the names.</summary>
    public static XElement? Child(this XElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in element.Elements())
            {
                if (child.ShortName().Equals(name, StringComparison.OrdinalIgnoreCase)) return child;
            }
        }

        return null;
    }

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(e => e.ShortName().Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Prefix(string uri)
    {
        if (uri.Length == 0) return "";
        foreach (var (part, prefix) in Namespaces)
        {
            if (uri.Contains(part, StringComparison.OrdinalIgnoreCase)) return prefix;
        }

        return "other:";
    }
}
