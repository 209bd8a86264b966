using System.Collections.Concurrent;
using System.Xml.Linq;

namespace Ingestion.Fetcher.Feeds;

/// <summary>Elements of feeds under short names (<c>title</c>, <c>dc:date</c>, <c>atom:link</c>), whichever of a namespace's many spellings a feed
/// uses.</summary>
internal static class FeedNames
{
    private static readonly (string Part, string Prefix)[] Namespaces =
    [
        ("purl.org/dc/", "dc:"),
        ("purl.org/rss/1.0/modules/content", "content:"),
        ("purl.org/rss/1.0/modules/syndication", "sy:"),
        ("www.w3.org/2005/atom", "atom:"),
        ("purl.org/atom/", "atom:"),
        ("search.yahoo.com/mrss", "media:"),
        ("itunes.com/dtds", "itunes:"),
        ("www.w3.org/1999/02/22-rdf", "rdf:"),
        ("purl.org/rss/1.0/", ""),
        ("my.netscape.com/rdf", ""),
        ("backend.userland.com/rss", ""),
        ("purl.org/net/rss", ""),
        ("www.w3.org/1999/xhtml", "xhtml:"),
    ];

    /// <summary>Feeds of the whole world use some hundred names; one that makes names up is not to fill the memory.</summary>
    private const int MostNames = 2_000;
    private const int UsualChildren = 12;
    private static readonly ConcurrentDictionary<XName, string> ShortNames = new();

    public static string ShortName(this XElement element)
    {
        if (ShortNames.TryGetValue(element.Name, out var known)) return known;
        if (ShortNames.Count >= MostNames) ShortNames.Clear();
        return ShortNames[element.Name] = Prefix(element.Name.NamespaceName) + element.Name.LocalName;
    }

    /// <summary>The first child of one of these short names, in the order of the names.</summary>
    public static XElement? Child(this XElement element, params ReadOnlySpan<string> names)
    {
        var children = ChildrenOf(element).Named;
        foreach (var name in names)
        {
            foreach (var child in children)
            {
                if (child.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return child.Element;
            }
        }

        return null;
    }

    public static IEnumerable<XElement> Children(this XElement element, string name)
    {
        List<XElement>? found = null;
        foreach (var child in ChildrenOf(element).Named)
        {
            if (child.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) (found ??= []).Add(child.Element);
        }

        return found ?? Enumerable.Empty<XElement>();
    }

    /// <summary>The same as <see cref="XElement.Value"/>, which copies a long CDATA section twice: a text of one piece is given as it is.</summary>
    public static string Content(this XElement element) => element.FirstNode is XText text && text.NextNode is null ? text.Value : element.Value;

    /// <summary>Asked for some forty times an item, so they are named once; nothing changes them after parsing. An item has a dozen, and most names
    /// differ in length: nothing is faster than looking at each.</summary>
    private static NamedChildren ChildrenOf(XElement element)
    {
        if (element.Annotation<NamedChildren>() is { } known) return known;
        var named = new List<(string, XElement)>(UsualChildren);
        foreach (var child in element.Elements()) named.Add((child.ShortName(), child));
        var children = new NamedChildren(named);
        element.AddAnnotation(children);
        return children;
    }

    private static string Prefix(string uri)
    {
        if (uri.Length == 0) return "";
        foreach (var (part, prefix) in Namespaces)
        {
            if (uri.Contains(part, StringComparison.OrdinalIgnoreCase)) return prefix;
        }

        return "other:";
    }

    private sealed record NamedChildren(List<(string Name, XElement Element)> Named);
}
