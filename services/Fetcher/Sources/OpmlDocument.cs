using System.Xml;
using System.Xml.Linq;
using Ingestion.Text;

namespace Ingestion.Fetcher.Sources;

/// <summary>A feed that an OPML document names.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Url">Its <c>xmlUrl</c>.</param>
/// <param name="Title">Its <c>title</c>, else its <c>text</c>.</param>
/// <param name="Folders">Titles of the outlines around it, and its <c>category</c>.</param>
public sealed record OpmlFeed(long Line, string Url, string? Title, IReadOnlyList<string> Folders);

/// <summary>What an OPML 2.0 document (opml.org/spec2.opml) says: the feeds of its outlines, however deep, and why others are none.</summary>
/// <param name="Feeds">In the document's order.</param>
/// <param name="Errors">One an outline that is no feed and holds none, and one where the document breaks off.</param>
public sealed record OpmlDocument(IReadOnlyList<OpmlFeed> Feeds, IReadOnlyList<SourceError> Errors)
{
    private const int MaxDepth = 100;
    private const int MaxFeeds = 100_000;

    public static OpmlDocument Read(string opml)
    {
        var feeds = new List<OpmlFeed>();
        var errors = new List<SourceError>();
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(opml),
                new XmlReaderSettings
                {
                    DtdProcessing = DtdProcessing.Ignore,
                    XmlResolver = null,
                    IgnoreComments = true,
                }
            );
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "opml")
                throw new XmlException($"The outermost element is <{reader.LocalName}> and not <opml>.", null, (int)LineOf(reader), 1);
            new Walk(reader, feeds, errors).Run();
        }
        catch (XmlException e)
        {
            errors.Add(new SourceError(e.LineNumber, $"This is no OPML from here on: {e.Message}"));
        }

        return new OpmlDocument(feeds, errors);
    }

    /// <summary>The feeds as OPML 2.0.</summary>
    public static string Write(IEnumerable<OpmlFeed> feeds)
    {
        var opml = new XElement(
            "opml",
            new XAttribute("version", "2.0"),
            new XElement("head", new XElement("title", "Ingestion")),
            new XElement("body", feeds.Select(Outline))
        );
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{opml}\n";
    }

    private static XElement Outline(OpmlFeed feed) => new(
        "outline",
        new XAttribute("type", "rss"), new XAttribute("text", feed.Title ?? feed.Url), new XAttribute("xmlUrl", feed.Url),
        feed.Folders.Count == 0 ? null : new XAttribute("category", string.Join(',', feed.Folders)));

    private static long LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private sealed class Walk(XmlReader reader, List<OpmlFeed> feeds, List<SourceError> errors)
    {
        private readonly Stack<string> _folders = new();

        public void Run()
        {
            while (reader.Read())
            {
                if (reader.LocalName != "outline") continue;
                if (reader.NodeType == XmlNodeType.EndElement) _folders.Pop();
                else if (reader.NodeType == XmlNodeType.Element) Enter();
            }
        }

        private void Enter()
        {
            if (_folders.Count >= MaxDepth || feeds.Count >= MaxFeeds)
                throw new XmlException($"More than {MaxDepth} outlines in one another, or {MaxFeeds} feeds.", null, (int)LineOf(reader), 1);
            var (url, title) = (Value("xmlUrl"), Value("title") ?? Value("text"));
            if (CanonicalUrl.TryParse(url, out _)) feeds.Add(new OpmlFeed(LineOf(reader), url!, title, Folders()));
            else if (url is not null) errors.Add(new SourceError(LineOf(reader), $"The xmlUrl '{url}' of '{title}' is no http or https address."));
            else if (reader.IsEmptyElement) errors.Add(new SourceError(LineOf(reader), $"The outline '{title}' has no xmlUrl, so it is no feed."));
            if (!reader.IsEmptyElement) _folders.Push(url is null ? title ?? "" : "");
        }

        private List<string> Folders() =>
            [.. _folders.Reverse().Concat((Value("category") ?? "").Split(',')).Select(f => f.Trim('/', ' ')).Where(f => f.Length > 0).Distinct()];

        private string? Value(string name) => string.IsNullOrWhiteSpace(reader.GetAttribute(name)) ? null : reader.GetAttribute(name)!.Trim();
    }
}
