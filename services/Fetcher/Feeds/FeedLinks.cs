using System.Xml.Linq;

namespace Ingestion.Fetcher.Feeds;

/// <summary>Makes a feed's links absolute.</summary>
internal static class FeedLinks
{
    private static readonly XName XmlBase = XNamespace.Xml + "base";

    /// <summary>The absolute http or https address; null when there is none.</summary>
    /// <param name="link">As the feed has it: absolute, relative, without a scheme.</param>
    /// <param name="baseUrl">What relative ones are relative to.</param>
    public static string? Absolute(string? link, string? baseUrl)
    {
        if (string.IsNullOrWhiteSpace(link) || link.Length > Text.CanonicalUrl.MaxLength) return null;
        var text = WithoutBreaks(link.Trim());
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            text = "https://" + text;
        if (!text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out var absolute))
            return IsWeb(absolute) ? absolute.AbsoluteUri : null;
        return Uri.TryCreate(baseUrl, UriKind.Absolute, out var root) && Uri.TryCreate(root, text, out var joined) && IsWeb(joined)
            ? joined.AbsoluteUri
            : null;
    }

    /// <summary>The base of an element: <c>xml:base</c> of it and of those around it, on the feed's own address.</summary>
    public static string? BaseOf(XElement element, string? baseUrl)
    {
        var outer = element.Parent is { } parent ? BaseOf(parent, baseUrl) : baseUrl;
        return element.Attribute(XmlBase)?.Value is { Length: > 0 } own ? Absolute(own, outer) ?? outer : outer;
    }

    private static string WithoutBreaks(string link) =>
        link.AsSpan().IndexOfAny('\t', '\r', '\n') < 0 ? link : string.Concat(link.Where(c => c is not ('\t' or '\r' or '\n')));

    private static bool IsWeb(Uri uri) => uri.Scheme is "http" or "https" && uri.Host.Length > 0;
}
