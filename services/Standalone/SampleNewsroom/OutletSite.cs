namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>
/// An outlet's web site in memory. A file <c>story.r2.html</c> is the second revision of <c>story.html</c>: a page shows it
/// from the second fetch on; a feed or listing shows it once every such page of the outlet has been fetched.
/// </summary>
internal sealed class OutletSite
{
    private const string SecondRevision = ".r2";

    private readonly Dictionary<string, SitePage> _first = [];
    private readonly Dictionary<string, SitePage> _second = [];
    private readonly HashSet<string> _unfetched = [];
    private readonly Lock _gate = new();

    public OutletSite(OutletDefinition outlet, string folder, DateTimeOffset started, PlaceholderExpander expander)
    {
        Outlet = outlet;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) Add(folder, file, started, expander);
        _unfetched.UnionWith(_second.Keys.Where(IsArticle));
    }

    public OutletDefinition Outlet { get; }

    /// <summary>Every path that the site answers, without redirects.</summary>
    public IReadOnlyCollection<string> Paths => _first.Keys;

    /// <summary>What the path shows at present, or null.</summary>
    public SitePage? Find(string path)
    {
        var key = Key(path);
        lock (_gate) return key is null ? null : ShowsSecond(key) ? _second[key] : _first[key];
    }

    /// <summary>Notes that a page went out. True when this changes what the site shows.</summary>
    public bool MarkFetched(string path)
    {
        lock (_gate) return Key(path) is { } key && _unfetched.Remove(key);
    }

    private bool ShowsSecond(string key) => _second.ContainsKey(key) && (IsArticle(key) ? !_unfetched.Contains(key) : _unfetched.Count == 0);

    private static bool IsArticle(string key) =>
        key.EndsWith(".html", StringComparison.Ordinal) && !key.EndsWith("/index.html", StringComparison.Ordinal);

    /// <summary>Sites answer without the ending too, and a folder with its index.</summary>
    private string? Key(string path) =>
        new[] { path, path + ".html", path.TrimEnd('/') + "/index.html" }.FirstOrDefault(_first.ContainsKey);

    private void Add(string folder, string file, DateTimeOffset started, PlaceholderExpander expander)
    {
        var path = "/" + Path.GetRelativePath(folder, file).Replace('\\', '/');
        var key = path.Replace(SecondRevision + ".", ".", StringComparison.Ordinal);
        var isSecond = key != path;
        var modified = isSecond ? started : started.AddDays(-1);
        (isSecond ? _second : _first)[key] = new SitePage(Expand(file, expander), ContentType(key), modified);
    }

    private static byte[] Expand(string file, PlaceholderExpander expander)
    {
        try
        {
            return expander.Expand(File.ReadAllBytes(file));
        }
        catch (FormatException problem)
        {
            throw new InvalidDataException($"The sample page {file} cannot be served: {problem.Message}", problem);
        }
    }

    private string ContentType(string key) =>
        Outlet.ContentTypes?.GetValueOrDefault(key) ?? Path.GetExtension(key) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".rss" => "application/rss+xml",
            ".atom" => "application/atom+xml",
            ".xml" => "application/xml",
            ".json" => "application/feed+json",
            ".txt" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };
}
