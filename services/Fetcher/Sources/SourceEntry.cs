using Ingestion.Fetcher.Extraction;
using YamlDotNet.RepresentationModel;

namespace Ingestion.Fetcher.Sources;

/// <summary>Reads and checks one entry of the source file.</summary>
internal static class SourceEntry
{
    private static readonly HashSet<string> Known =
    [
        "id", "name", "kind", "url", "path", "urls", "outlet", "bias", "side", "country", "language", "poll_min", "poll_max", "delay", "concurrency",
        "revisit_for", "headers", "cookies", "proxy", "allow_private", "enabled", "tags", "selectors",
    ];

    /// <exception cref="SourceEntryException">The entry is wrong; says where, why and what to do.</exception>
    public static Source Read(YamlNode node)
    {
        var fields = new YamlFields(node, Known, "a source");
        var source = new Source
        {
            Id = Id(fields),
            Name = fields.Text("name"),
            Kind = fields.Choice("kind", SourceKind.Auto),
            Url = Url(fields, "url"),
            Path = fields.Text("path"),
            Urls = fields.List("urls"),
            Outlet = fields.Text("outlet"),
            Bias = fields.Text("bias"),
            Side = fields.Text("side"),
            Country = fields.Text("country"),
            Language = fields.Text("language"),
            PollMin = fields.Time("poll_min"),
            PollMax = fields.Time("poll_max"),
            Delay = fields.Time("delay"),
            Concurrency = fields.Number("concurrency", 1, 1, 32),
            RevisitFor = fields.Time("revisit_for"),
            Headers = Headers(fields),
            Cookies = Secret(fields, "cookies", fields.Text("cookies")),
            Proxy = Url(fields, "proxy") is { } proxy ? new Uri(proxy) : null,
            AllowPrivate = fields.Truth("allow_private", false),
            Enabled = fields.Truth("enabled", true),
            Tags = fields.List("tags"),
            Selectors = Selectors(fields),
        };
        RefuseContradiction(fields, source);
        return source;
    }

    private static string Id(YamlFields fields)
    {
        var id = fields.Text("id") ?? throw fields.Wrong("id", "The source has no id. Add one: lower-case letters, digits, hyphens.");
        return id.Length <= 100 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.')
            ? id
            : throw fields.Wrong("id", $"The id '{id}' may only hold lower-case letters, digits, '-', '_' and '.', at most 100.");
    }

    private static string? Url(YamlFields fields, string name)
    {
        if (fields.Text(name) is not { } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw fields.Wrong(name, $"'{text}' is no http or https address.");
        if (uri.UserInfo.Length > 0)
            throw fields.Wrong(name, "A user name or password in an address is not taken. Use headers with 'env:NAME' or 'file:PATH'.");
        return text;
    }

    private static Dictionary<string, string> Headers(YamlFields fields) =>
        fields.Map("headers").ToDictionary(h => h.Key, h => Secret(fields, "headers", h.Value)!, StringComparer.OrdinalIgnoreCase);

    private static string? Secret(YamlFields fields, string name, string? reference)
    {
        if (reference is null || reference.StartsWith("env:", StringComparison.Ordinal) || reference.StartsWith("file:", StringComparison.Ordinal))
            return reference;
        throw fields.Wrong(
            name,
            "Secrets do not belong into this file. Write 'env:NAME' (environment variable) or 'file:PATH' (a file that holds the value)."
        );
    }

    private static SiteOverrides? Selectors(YamlFields fields)
    {
        if (fields.Node("selectors") is not { } node) return null;
        var inner = new YamlFields(node, ["title", "body", "authors", "published", "remove"], "selectors");
        return new SiteOverrides
        {
            Title = inner.Text("title"),
            Body = inner.Text("body"),
            Authors = inner.Text("authors"),
            Published = inner.Text("published"),
            Remove = inner.List("remove"),
        };
    }

    private static void RefuseContradiction(YamlFields fields, Source source)
    {
        var places = (source.Url is null ? 0 : 1) + (source.Path is null ? 0 : 1) + (source.Urls.Count == 0 ? 0 : 1);
        if (places != 1)
            throw fields.Wrong("url", "A source needs exactly one of 'url', 'path' and 'urls'.");
        if (source.Kind is SourceKind.Folder or SourceKind.Warc && source.Path is null)
            throw fields.Wrong("kind", $"Kind '{source.Kind.ToString().ToLowerInvariant()}' needs 'path'.");
        if (source.Kind == SourceKind.Urls && source.Url is not null)
            throw fields.Wrong("kind", "Kind 'urls' needs 'urls' (a list) or 'path' (a file with one address a line).");
        if (source.PollMin > source.PollMax)
            throw fields.Wrong("poll_max", "poll_max is shorter than poll_min.");
        if (source.PollMin < TimeSpan.FromSeconds(1))
            throw fields.Wrong("poll_min", "poll_min must be a second or more.");
        foreach (var url in source.Urls)
        {
            if (!Text.CanonicalUrl.TryParse(url, out _)) throw fields.Wrong("urls", $"'{url}' is no http or https address.");
        }
    }
}
