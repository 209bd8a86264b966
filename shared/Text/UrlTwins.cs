namespace Ingestion.Text;

/// <summary>Hosts and paths that publishers serve the same article under.</summary>
internal static class UrlTwins
{
    private static readonly string[] TwinLabels = ["www", "m", "mobile", "amp"];

    /// <summary>Labels that, before a country code, are a registry's and not a publisher's (<c>co.uk</c>, <c>com.af</c>).</summary>
    private static readonly string[] RegistryLabels = ["co", "com", "org", "net", "gov", "ac", "edu", "gob", "go", "or", "ne", "mil", "info"];

    private static readonly string[] IndexPages =
    [
        "index.html",
        "index.htm",
        "index.php",
        "index.asp",
        "index.aspx",
        "index.jsp",
        "default.aspx",
        "default.asp",
    ];

    /// <summary>Without <c>www</c>, <c>m</c>, <c>mobile</c> and <c>amp</c> in front, and Wikipedia's <c>m</c> in the middle.</summary>
    public static string Host(string host)
    {
        var labels = host.Split('.');
        if (labels.Length < 3 || labels.All(l => l.All(char.IsAsciiDigit)) || host[0] == '[') return host;
        var rest = labels.ToList();
        while (TwinLabels.Contains(rest[0]) && IsSite(rest[1..])) rest.RemoveAt(0);
        if (rest.Count > 3 && rest[1] == "m" && rest[0].Length is 2 or 3) rest.RemoveAt(1);
        return string.Join('.', rest);
    }

    /// <summary>Without AMP's marks, a session in the path, doubled slashes, an index page's name and the last slash.</summary>
    public static string Path(string path)
    {
        var session = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (session >= 0) path = path[..session];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments.Count > 0 && IndexPages.Contains(segments[^1], StringComparer.OrdinalIgnoreCase)) segments.RemoveAt(segments.Count - 1);
        if (segments.Count > 1 && segments[^1] is "amp" or "amp.html") segments.RemoveAt(segments.Count - 1);
        if (segments.Count > 1 && segments[0] == "amp") segments.RemoveAt(0);
        if (segments.Count > 0) segments[^1] = WithoutAmp(segments[^1]);
        return "/" + string.Join('/', segments);
    }

    private static string WithoutAmp(string name) =>
        name.EndsWith(".amp.html", StringComparison.Ordinal) ? name[..^".amp.html".Length] + ".html"
        : name.EndsWith(".amp", StringComparison.Ordinal) ? name[..^".amp".Length]
        : name;

    private static bool IsSite(List<string> labels) =>
        labels.Count > 2 || (labels.Count == 2 && !(labels[1].Length == 2 && RegistryLabels.Contains(labels[0])));
}
