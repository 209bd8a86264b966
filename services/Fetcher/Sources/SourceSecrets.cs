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

    private static string Resolve(Source source, string reference)
    {
        var name = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (reference.StartsWith("file:", StringComparison.Ordinal))
        {
            return File.Exists(name) ? File.ReadAllText(name).Trim() : throw new InvalidOperationException($"Source '{source.Id}' needs the file {name}, which does not exist.");
        }

        return Environment.GetEnvironmentVariable(name)
            ?? throw new InvalidOperationException($"Source '{source.Id}' needs the environment variable {name}, which is not set.");
    }
}
