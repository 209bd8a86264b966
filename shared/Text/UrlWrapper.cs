namespace Ingestion.Text;

/// <summary>Addresses that carry another one: AMP caches and the redirectors of search engines and networks.</summary>
internal static class UrlWrapper
{
    /// <summary>The address inside, or null when this is not a wrapper.</summary>
    public static string? Unwrap(Uri uri)
    {
        var host = uri.Host.ToLowerInvariant();
        if (host.EndsWith(".cdn.ampproject.org", StringComparison.Ordinal)) return FromPath(uri.AbsolutePath);
        if (IsGoogle(host) && uri.AbsolutePath.StartsWith("/amp/", StringComparison.Ordinal)) return FromPath(uri.AbsolutePath);
        if (IsGoogle(host) && uri.AbsolutePath == "/url") return Parameter(uri, "url") ?? Parameter(uri, "q");
        return host is "l.facebook.com" or "lm.facebook.com" && uri.AbsolutePath == "/l.php" ? Parameter(uri, "u") : null;
    }

    private static bool IsGoogle(string host) => host.StartsWith("www.google.", StringComparison.Ordinal);

    /// <summary><c>/c/s/host/path</c> and <c>/amp/s/host/path</c>: an <c>s</c> stands for https.</summary>
    private static string? FromPath(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var secure = parts.Length > 1 && parts[1] == "s";
        var start = secure ? 2 : 1;
        if (parts.Length <= start || !parts[start].Contains('.', StringComparison.Ordinal)) return null;
        return (secure ? "https://" : "http://") + string.Join('/', parts[start..]);
    }

    private static string? Parameter(Uri uri, string name)
    {
        foreach (var pair in uri.Query.TrimStart('?').Split('&'))
        {
            if (pair.StartsWith(name + "=", StringComparison.Ordinal)) return Uri.UnescapeDataString(pair[(name.Length + 1)..]);
        }

        return null;
    }
}
