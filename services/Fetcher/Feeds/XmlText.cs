using System.Buffers;
using System.Text;

namespace Ingestion.Fetcher.Feeds;

/// <summary>
/// The characters of an XML document: charset by byte order mark, then the server's header (RFC 7303), then the declaration,
/// then UTF-8. Where the charset found does not fit the bytes the next one is tried.
/// </summary>
internal static class XmlText
{
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create("\"'; ?>");

    static XmlText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlyMemory<byte> body, string? contentType)
    {
        var span = body.Span;
        if (Marked(span) is { } marked) return marked;
        foreach (var name in new[] { FromHeader(contentType), FromDeclaration(span), "utf-8" })
        {
            if (TryDecode(span, name) is { } text) return text.TrimStart();
        }

        var damaged = Encoding.UTF8.GetString(span);
        return (IsMostlyUtf8(damaged) ? damaged : Encoding.GetEncoding(1252).GetString(span)).TrimStart();
    }

    /// <summary>A few bytes that went wrong do not make a UTF-8 document one of another charset.</summary>
    private static bool IsMostlyUtf8(string decoded) => decoded.Count(c => c == '\uFFFD') < decoded.Count(c => c is > '\u007F' and not '\uFFFD');

    private static string? Marked(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) return TryDecode(body[3..], "utf-8")?.TrimStart();
        if (body is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(body[2..]).TrimStart();
        if (body is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(body[2..]).TrimStart();
        if (body.StartsWith("<\0?\0"u8)) return Encoding.Unicode.GetString(body);
        return body.StartsWith("\0<\0?"u8) ? Encoding.BigEndianUnicode.GetString(body) : null;
    }

    private static string? TryDecode(ReadOnlySpan<byte> body, string? name)
    {
        if (name is null) return null;
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback).GetString(body);
        }
        catch (Exception e) when (e is ArgumentException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? FromHeader(string? contentType) => Value(contentType ?? "", "charset=");

    private static string? FromDeclaration(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 256)]);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var name = end < 0 ? null : Value(head[..end], "encoding=");
        // A declaration that could be read byte by byte is not in UTF-16 or UTF-32, whatever it says.
        return name?.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) == true || name?.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase) == true ? null : name;
    }

    private static string? Value(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var value = text[(at + name.Length)..].TrimStart('"', '\'', ' ');
        var end = value.AsSpan().IndexOfAny(ValueEnds);
        return (end < 0 ? value : value[..end]).Trim();
    }
}
