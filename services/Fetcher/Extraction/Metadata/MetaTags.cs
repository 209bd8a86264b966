using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>What a page's head says: meta elements by name, links by relation, the title, and its JSON-LD scripts.</summary>
internal sealed class MetaTags
{
    private const int MaxValues = 2_000;
    private const int MaxOfOneName = 100;

    /// <summary>One element may carry several names, each in an attribute of its own or side by side in one.</summary>
    private static readonly string[] NamingAttributes = ["property", "name", "itemprop"];

    /// <summary>Properties of a page whose values are works of their own.</summary>
    private static readonly string?[] OtherWorks = ["citation", "comment", "review", "itemListElement", "isRelatedTo", "hasPart"];

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    private MetaTags()
    {
    }

    public string? DocumentTitle { get; private set; }

    public string? Canonical { get; private set; }

    /// <summary>Address of the page's AMP edition, as the page gives it.</summary>
    public string? AmpTwin { get; private set; }

    public string? Language { get; private set; }

    /// <summary>Contents of the <c>application/ld+json</c> scripts, in order.</summary>
    public List<string> JsonLd { get; } = [];

    /// <summary>Contents of scripts that carry a page's data (<c>application/json</c>).</summary>
    public List<string> Payloads { get; } = [];

    public static MetaTags Of(IHtmlDocument document)
    {
        var tags = new MetaTags { Language = document.DocumentElement?.GetAttribute("lang") ?? document.DocumentElement?.GetAttribute("xml:lang") };
        tags.ReadAll(document);
        return tags;
    }

    /// <summary>The first of <paramref name="names"/> that has a value; null when none has.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values)) return values[0];
        }

        return null;
    }

    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    private void ReadAll(IHtmlDocument document)
    {
        foreach (var element in ElementsOf(document)) Read(element);
    }

    /// <summary>Not the parser's own live collections: those search the whole document each time.</summary>
    private static IEnumerable<IElement> ElementsOf(IHtmlDocument document)
    {
        var open = new Stack<INode>();
        open.Push(document);
        while (open.TryPop(out var node))
        {
            if (node is IElement element) yield return element;
            for (var i = node.ChildNodes.Length - 1; i >= 0; i--)
            {
                if (node.ChildNodes[i] is IElement child) open.Push(child);
            }
        }
    }

    private void Read(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta": ReadMeta(element); break;
            case "link": ReadLink(element); break;
            case "script": ReadScript(element); break;
            case "title" when DocumentTitle is null && element.ParentElement?.LocalName != "svg": DocumentTitle = Value(element.TextContent); break;
        }
    }

    private void ReadMeta(IElement element)
    {
        // Some systems write "value" for "content", and browsers and crawlers overlook it.
        if (Value(element.GetAttribute("content") ?? element.GetAttribute("value")) is not { } value) return;
        foreach (var attribute in NamingAttributes)
        {
            if (attribute == "itemprop" && IsOfAnother(element))
                continue;
            foreach (var name in element.GetAttribute(attribute)?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
                Add(Plain(name), value);
        }
    }

    /// <summary>Microdata of a work that the page only refers to.</summary>
    private static bool IsOfAnother(IElement element)
    {
        for (var around = element.ParentElement; around is not null; around = around.ParentElement)
        {
            if (around.HasAttribute("itemscope")) return OtherWorks.Contains(around.GetAttribute("itemprop"));
        }

        return false;
    }

    private void Add(string name, string value)
    {
        if (!_values.TryGetValue(name, out var values))
        {
            if (_values.Count >= MaxValues) return;
            _values[name] = values = [];
        }

        if (values.Count < MaxOfOneName && !values.Contains(value)) values.Add(value);
    }

    /// <summary>Dublin Core's names are written with a colon as often as with a point.</summary>
    private static string Plain(string name) => name.StartsWith("dc", StringComparison.OrdinalIgnoreCase) ? name.Replace(':', '.') : name;

    private void ReadLink(IElement element)
    {
        var relation = element.GetAttribute("rel");
        if (string.Equals(relation, "canonical", StringComparison.OrdinalIgnoreCase)) Canonical ??= element.GetAttribute("href")?.Trim();
        else if (string.Equals(relation, "amphtml", StringComparison.OrdinalIgnoreCase)) AmpTwin ??= element.GetAttribute("href")?.Trim();
    }

    private void ReadScript(IElement element)
    {
        var type = element.GetAttribute("type");
        if (type is null) return;
        if (type.Contains("ld+json", StringComparison.OrdinalIgnoreCase)) JsonLd.Add(element.TextContent);
        else if (type.Contains("json", StringComparison.OrdinalIgnoreCase)) Payloads.Add(element.TextContent);
    }

    private static string? Value(string? raw)
    {
        if (raw is null) return null;
        // Systems often escape a value twice.
        var value = InlineText.Normalise(raw.Contains('&') ? WebUtility.HtmlDecode(raw) : raw);
        return value.Length == 0 ? null : value;
    }
}
