using System.Text;

namespace Ingestion.Fetcher.Sources;

/// <summary>Makes an id for a source that came without one.</summary>
internal static class SourceIds
{
    private const int MaxLength = 80;

    /// <summary>The host; with the path where the host is taken; with a number where that is taken too.</summary>
    public static string For(string url, IReadOnlySet<string> taken)
    {
        var uri = new Uri(url);
        var host = Slug(uri.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.IdnHost[4..] : uri.IdnHost);
        var full = Slug($"{host}-{uri.AbsolutePath.Trim('/')}");
        return new[] { host, full }.Concat(Enumerable.Range(2, int.MaxValue - 2).Select(i => $"{full}-{i}")).First(id => !taken.Contains(id));
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.') slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, MaxLength)).Trim('-');
    }
}
