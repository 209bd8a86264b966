using System.Xml;
using System.Xml.Linq;

namespace Ingestion.Fetcher.Feeds;

/// <summary>Reads a feed of any format.</summary>
public static class FeedParser
{
    /// <summary>Deepest nesting of elements; feeds need a dozen.</summary>
    internal const int MaxDepth = 200;

    /// <param name="body">The document's bytes, decompressed.</param>
    /// <param name="contentType">The header it came with; gives the charset where the document does not.</param>
    /// <param name="url">Its address, which relative links are relative to.</param>
    /// <exception cref="FeedException">It is no feed, or one beyond repair.</exception>
    public static Feed Parse(ReadOnlyMemory<byte> body, string? contentType, string? url)
    {
        if (DocumentKinds.LooksLikeJson(body.Span)) return JsonFeedReader.Read(body, url);
        try
        {
            var (root, flaw) = ReadTree(body, contentType);
            return Read(root, url) with { Flaw = flaw };
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            // A reserved namespace bound anew, for one: what is wrong with the feed is to be told of the feed.
            throw new FeedException($"This feed cannot be read: {e.Message}", e);
        }
    }

    private static Feed Read(XElement root, string? url) =>
        root.Name.LocalName.ToLowerInvariant() switch
        {
            "rss" or "rdf" or "channel" => RssReader.Read(root, url),
            "feed" or "entry" => AtomReader.Read(root, url),
            "html" => throw new FeedException("This is a web page and no feed."),
            var name => throw new FeedException($"This XML is no feed: its outermost element is <{name}>."),
        };

    /// <summary>By the rules where the feed keeps them; what breaks them is read as it was meant, and the flaw told.</summary>
    private static (XElement Root, string? Flaw) ReadTree(ReadOnlyMemory<byte> body, string? contentType)
    {
        try
        {
            using var text = XmlText.Open(body, contentType);
            using var reader = new DepthBoundReader(XmlReader.Create(text, Settings()), MaxDepth);
            return (XElement.Load(reader, LoadOptions.None), null);
        }
        catch (XmlException e)
        {
            return (
                LenientXml.Parse(XmlText.Decode(body, contentType)) ?? throw new FeedException($"This is no XML: {e.Message}", e),
                $"It is no well-formed XML: {e.Message}"
            );
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        CheckCharacters = false,
        MaxCharactersFromEntities = 1_000_000,
    };
}
