namespace Ingestion.Fetcher.Sources;

/// <summary>Reads the values that a source's headers and cookies refer to, at the moment of the request.</summary>
internal static class SourceSecrets
{
    /// <exception cref="InvalidOperationException">A variable or file is missing; says which.</exception>
    public static IReadOnlyDictionary<string, string> HeadersOf(Source source)
    {
        var headers = source.Headers.ToDictionary(h => h.Key, h => Resolve(source, h.Value));
        if (source.Cookies is { } cookies) headers["Cookie"] = Resolve(source, cookies);
        return headers;
    }

    /// <summary>
    /// Whether an address is the source's own: its host or a name under it, no less protected, on the same port. A feed may
    /// link to anyone, and an address may have moved to anyone.
    /// </summary>
    public static bool MayReach(Source source, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var asked)
        && (source.Url is { } own ? [own] : source.Urls).Any(address => Uri.TryCreate(address, UriKind.Absolute, out var home) && IsOwn(home, asked));

    private static bool IsOwn(Uri home, Uri asked)
    {
        var isProtected = asked.Scheme == home.Scheme || asked.Scheme == Uri.UriSchemeHttps;
        var isPort = asked.Port == home.Port || (asked.IsDefaultPort && home.IsDefaultPort);
        return isProtected
            && isPort
            && (
                asked.IdnHost == home.IdnHost
                || asked.IdnHost == Bare(home)
                || (home.HostNameType == UriHostNameType.Dns && asked.IdnHost.EndsWith("." + Bare(home), StringComparison.Ordinal))
            );
    }

    private static string Bare(Uri home) => home.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? home.IdnHost["www.".Length..] : home.IdnHost;

    private static string Resolve(Source source, string reference)
    {
        var name = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (reference.StartsWith("file:", StringComparison.Ordinal))
        {
            return File.Exists(name)
                ? File.ReadAllText(name).Trim()
                : throw new InvalidOperationException($"Source '{source.Id}' needs the file {name}, which does not exist.");
        }

        return Environment.GetEnvironmentVariable(name)
            ?? throw new InvalidOperationException($"Source '{source.Id}' needs the environment variable {name}, which is not set.");
    }
}
