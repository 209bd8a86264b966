using System.Text;

namespace Ingestion.Fetcher.Feeds;

/// <summary>What a document is, whatever its server calls it.</summary>
public enum DocumentKind { Feed, Sitemap, Page, Warc, Text, Binary, Empty }

/// <summary>Tells documents apart by their first bytes.</summary>
public static class DocumentKinds
{
    private const int Window = 8192;

    public static DocumentKind Of(ReadOnlySpan<byte> body, string? contentType)
    {
        if (body.IsEmpty) return DocumentKind.Empty;
        if (body.StartsWith("WARC/"u8)) return DocumentKind.Warc;
        var head = Encoding.Latin1.GetString(WithoutNulls(body[..Math.Min(body.Length, Window)]));
        if (LooksLikeJson(body))
            return head.Contains("\"items\"", StringComparison.Ordinal) || head.Contains("jsonfeed.org", StringComparison.Ordinal)
                ? DocumentKind.Feed
                : DocumentKind.Text;
        return Root(head) switch
        {
            "rss" or "rdf" or "feed" or "channel" => DocumentKind.Feed,
            "urlset" or "sitemapindex" => DocumentKind.Sitemap,
            { Length: > 0 } => DocumentKind.Page,
            _ when IsBinary(body) => DocumentKind.Binary,
            _ => contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true ? DocumentKind.Page : DocumentKind.Text,
        };
    }

    public static bool LooksLikeJson(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        body = body.TrimStart(" \t\r\n"u8);
        return !body.IsEmpty && body[0] == (byte)'{';
    }

    /// <summary>PDF, images, archives and what else no text begins like or holds.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("%PDF-"u8) || body.StartsWith("PK\x3\x4"u8) || body.StartsWith("GIF8"u8)) return true;
        if (body is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) return false;
        var head = body[..Math.Min(body.Length, Window)];
        var control = 0;
        foreach (var b in head) control += b is < 9 or (> 13 and < 27) or (> 27 and < 32) ? 1 : 0;
        return control * 50 > head.Length;
    }

    /// <summary>Name of the first element that is no declaration, comment or DOCTYPE; without prefix, in lower case.</summary>
    private static string Root(string head)
    {
        for (var at = head.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < head.Length; at = head.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(head[at + 1])) return Name(head, at + 1);
            if (string.CompareOrdinal(head, at, "<!--", 0, 4) != 0) continue;
            at = head.IndexOf("-->", at, StringComparison.Ordinal);
            if (at < 0) return "";
        }

        return "";
    }

    private static string Name(string head, int start)
    {
        var end = start;
        while (end < head.Length && (char.IsAsciiLetterOrDigit(head[end]) || head[end] is ':' or '_' or '-')) end++;
        var name = head[start..end].ToLowerInvariant();
        return name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>UTF-16 looks like ASCII without its zeros.</summary>
    private static byte[] WithoutNulls(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)0)) return bytes.ToArray();
        return [.. bytes.ToArray().Where(b => b != 0)];
    }
}
