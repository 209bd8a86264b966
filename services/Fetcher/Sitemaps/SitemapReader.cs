using System.Runtime.CompilerServices;
using System.Xml;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;

namespace Ingestion.Fetcher.Sitemaps;

/// <summary>One entry of a sitemap: a page, or in an index another sitemap.</summary>
/// <param name="IsSitemap">True for an entry of an index.</param>
public sealed record SitemapEntry(ItemHint Hint, bool IsSitemap)
{
    public string Url => Hint.Url!;
}

/// <summary>Streams a sitemap, a news sitemap or a sitemap index (sitemaps.org 0.9) of any length.</summary>
public static class SitemapReader
{
    private static readonly XmlReaderSettings Settings = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
        CloseInput = false,
    };

    /// <summary>The entries in the document's order, each as soon as it was read.</summary>
    /// <param name="stream">The document, decompressed.</param>
    /// <exception cref="FeedException">It is no well-formed XML; the entries before the flaw were given.</exception>
    public static async IAsyncEnumerable<SitemapEntry> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = XmlReader.Create(stream, Settings);
        while (await NextAsync(reader))
        {
            cancel.ThrowIfCancellationRequested();
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("url" or "sitemap")) continue;
            if (await EntryAsync(reader) is { } entry) yield return entry;
        }
    }

    private static async Task<bool> NextAsync(XmlReader reader)
    {
        try
        {
            return await reader.ReadAsync();
        }
        catch (XmlException e)
        {
            throw new FeedException($"This sitemap breaks off: {e.Message}", e);
        }
    }

    private static async Task<SitemapEntry?> EntryAsync(XmlReader reader)
    {
        var fields = new SitemapFields(reader.LocalName == "sitemap");
        var depth = reader.Depth;
        if (reader.IsEmptyElement) return null;
        var name = "";
        while (await NextAsync(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element) name = Name(reader);
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) fields.Add(name, XmlCharacters.Clean(reader.Value).Trim());
        }

        return fields.ToEntry();
    }

    private static string Name(XmlReader reader) =>
        reader.NamespaceURI.Contains("sitemap-news", StringComparison.OrdinalIgnoreCase) ? "news:" + reader.LocalName
        : reader.NamespaceURI.Contains("sitemaps.org", StringComparison.OrdinalIgnoreCase)
        || reader.NamespaceURI.Length == 0
        || reader.NamespaceURI.Contains("google.com/schemas/sitemap/", StringComparison.Ordinal)
            ? reader.LocalName
        : "other:" + reader.LocalName;

    private sealed class SitemapFields(bool isSitemap)
    {
        private const int MaxFields = 64;
        private readonly Dictionary<string, string> _values = [];

        public void Add(string name, string value)
        {
            if (_values.Count < MaxFields) _values.TryAdd(name, value);
        }

        public SitemapEntry? ToEntry()
        {
            if (FeedLinks.Absolute(_values.GetValueOrDefault("loc"), null) is not { } url) return null;
            return new SitemapEntry(
                new ItemHint
                {
                    Url = url,
                    Modified = FeedDate.Parse(_values.GetValueOrDefault("lastmod")),
                    Published = FeedDate.Parse(_values.GetValueOrDefault("news:publication_date")),
                    Title = FeedText.Line(_values.GetValueOrDefault("news:title")),
                    Outlet = FeedText.Line(_values.GetValueOrDefault("news:name")),
                    Language = _values.GetValueOrDefault("news:language"),
                    Categories =
                    [
                        .. (_values.GetValueOrDefault("news:keywords") ?? "").Split(
                            ',',
                            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                        ),
                    ],
                },
                isSitemap);
        }
    }
}
