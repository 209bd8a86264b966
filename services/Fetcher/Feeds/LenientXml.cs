using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Ingestion.Fetcher.Feeds;

/// <summary>
/// Reads what was meant as XML and is none: stray ampersands, HTML entities, unclosed or crossed elements, attributes without
/// quotes, unbound prefixes, control characters, an end that is missing. Linear in the text; nothing is ever expanded.
/// </summary>
internal sealed class LenientXml
{
    private static readonly Dictionary<string, string> UsualPrefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["sy"] = "http://purl.org/rss/1.0/modules/syndication/",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["xml"] = "http://www.w3.org/XML/1998/namespace",
    };

    /// <summary>Elements that never stand in one of their own: the next one ends the last.</summary>
    private static readonly HashSet<string> NeverNested = new(StringComparer.OrdinalIgnoreCase) { "item", "entry" };

    /// <summary>Of one element; feeds need a dozen. What follows is passed over: each is held against those before it.</summary>
    private const int MaxAttributes = 100;

    private readonly string _text;
    private readonly Stack<(XElement Element, string Name)> _open = new();
    private readonly StringBuilder _pending = new();
    private XElement? _root;
    private int _at;

    private LenientXml(string text) => _text = text;

    /// <summary>The outermost element; null when the text has none.</summary>
    public static XElement? Parse(string text) => new LenientXml(text).Run();

    private XElement? Run()
    {
        while (_at < _text.Length)
        {
            var next = _text.IndexOf('<', _at);
            if (next < 0) next = _text.Length;
            if (next > _at) _pending.Append(Decode(_text.AsSpan(_at, next - _at)));
            _at = next;
            if (_at < _text.Length) ReadMarkup();
        }

        FlushText();
        return _root;
    }

    private void ReadMarkup()
    {
        if (StartsWith("<![CDATA[")) _pending.Append(XmlCharacters.Clean(Between("<![CDATA[", "]]>")));
        else if (StartsWith("<!--")) Between("<!--", "-->");
        else if (StartsWith("<?")) Between("<?", ">");
        else if (StartsWith("<!")) SkipDeclaration();
        else if (StartsWith("</")) Close(Between("</", ">").Trim());
        else if (_at + 1 < _text.Length && XmlConvert.IsStartNCNameChar(_text[_at + 1])) Open();
        else _pending.Append(_text[_at++]);
    }

    private bool StartsWith(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;

    /// <summary>What stands up to the end mark, or to the end of the text; moves behind it.</summary>
    private string Between(string start, string end)
    {
        var from = _at + start.Length;
        var to = _text.IndexOf(end, from, StringComparison.Ordinal);
        _at = to < 0 ? _text.Length : to + end.Length;
        return _text[Math.Min(from, _text.Length)..(to < 0 ? _text.Length : to)];
    }

    /// <summary>A document type with its internal subset.</summary>
    private void SkipDeclaration()
    {
        var end = _text.IndexOf('>', _at);
        var bracket = end < 0 ? -1 : _text.IndexOf('[', _at, end - _at);
        if (bracket >= 0) end = _text.IndexOf("]>", bracket, StringComparison.Ordinal) is var closed and >= 0 ? closed + 1 : _text.Length;
        _at = end < 0 ? _text.Length : end + 1;
    }

    private void Open()
    {
        FlushText();
        _at++;
        var name = ReadName();
        var attributes = ReadAttributes(out var isEmpty);
        if (NeverNested.Contains(name) && _open.Any(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) Close(name);
        if (_open.Count == 0 && _root is { IsEmpty: true }) _root = null;
        if (_open.Count >= FeedParser.MaxDepth || (_root is not null && _open.Count == 0)) return;
        var element = Element(name, attributes);
        if (_root is null) _root = element;
        else _open.Peek().Element.Add(element);
        if (!isEmpty) _open.Push((element, name));
    }

    private void Close(string name)
    {
        FlushText();
        if (!_open.Any(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) return;
        while (_open.Count > 0 && !_open.Pop().Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
        }
    }

    private void FlushText()
    {
        if (_pending.Length > 0 && _open.Count > 0) _open.Peek().Element.Add(new XText(_pending.ToString()));
        _pending.Clear();
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < _text.Length && (XmlConvert.IsNCNameChar(_text[_at]) || _text[_at] == ':')) _at++;
        return _text[start.._at];
    }

    private List<(string Name, string Value)> ReadAttributes(out bool isEmpty)
    {
        var attributes = new List<(string, string)>();
        isEmpty = false;
        while (_at < _text.Length && _text[_at] != '>')
        {
            if (_text[_at] == '<') return attributes;
            isEmpty = _text[_at] == '/';
            var name = ReadName();
            if (name.Length == 0)
            {
                _at++;
                continue;
            }

            var value = ReadValue();
            if (attributes.Count < MaxAttributes) attributes.Add((name, value));
        }

        _at++;
        return attributes;
    }

    private string ReadValue()
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != '=') return "";
        _at++;
        SkipSpace();
        if (_at >= _text.Length) return "";
        var quote = _text[_at];
        if (quote is '"' or '\'') return Decode(Between(quote.ToString(), quote.ToString()));
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not '>') _at++;
        return Decode(_text.AsSpan(start, _at - start));
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private XElement Element(string name, List<(string Name, string Value)> attributes)
    {
        var element = new XElement(Qualify(name, attributes));
        foreach (var (key, value) in attributes)
        {
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            if (key.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase))
                element.AddAnnotation(new Binding(colon < 0 ? "" : key[(colon + 1)..], value));
            else
                element.SetAttributeValue(
                    colon < 0
                        ? Local(key)
                        : XName.Get(
                            Local(key[(colon + 1)..]),
                            key.StartsWith("xml:", StringComparison.OrdinalIgnoreCase) ? UsualPrefixes["xml"] : ""
                        ),
                    value
                );
        }

        return element;
    }

    private XName Qualify(string name, List<(string Name, string Value)> attributes)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon <= 0 ? "" : name[..colon];
        var declared = attributes
            .FirstOrDefault(a => a.Name.Equals(prefix.Length == 0 ? "xmlns" : $"xmlns:{prefix}", StringComparison.OrdinalIgnoreCase))
            .Value;
        return XName.Get(
            Local(name[(colon + 1)..]),
            declared ?? Bound(prefix) ?? UsualPrefixes.GetValueOrDefault(prefix) ?? (prefix.Length == 0 ? "" : "urn:unbound:" + prefix)
        );
    }

    private string? Bound(string prefix) =>
        _open.SelectMany(o => o.Element.Annotations<Binding>()).FirstOrDefault(b => b.Prefix.Equals(prefix, StringComparison.OrdinalIgnoreCase))?.Uri;

    private static string Local(string name)
    {
        var local = name.Replace(":", "", StringComparison.Ordinal);
        return local.Length == 0 || !XmlConvert.IsStartNCNameChar(local[0]) ? "_" + local : local;
    }

    private static string Decode(ReadOnlySpan<char> text) =>
        XmlCharacters.Clean(text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text.ToString());

    private sealed record Binding(string Prefix, string Uri);
}
