using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Ingestion.Fetcher.Feeds;

/// <summary>
/// The characters of an XML document: charset by byte order mark, then the server's header (RFC 7303), then the declaration,
/// then UTF-8. Where the charset found does not fit the bytes the next one is tried.
/// </summary>
internal static class XmlText
{
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create("\"'; ?>");

    private const int PieceSize = 16 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false);
    private static readonly UnicodeEncoding BigEndianUtf16 = new(bigEndian: true, byteOrderMark: false);

    static XmlText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The whole text, without white space before it.</summary>
    public static string Decode(ReadOnlyMemory<byte> body, string? contentType)
    {
        var (encoding, start) = Find(body.Span, contentType);
        return encoding.GetString(body.Span[start..]).TrimStart();
    }

    /// <summary>The same text piece by piece: a feed's whole text as one string is a large object that only a full collection frees.</summary>
    public static TextReader Open(ReadOnlyMemory<byte> body, string? contentType)
    {
        var (encoding, start) = Find(body.Span, contentType);
        var text = new StreamReader(StreamOf(body[start..]), encoding, detectEncodingFromByteOrderMarks: false, PieceSize);
        while (text.Peek() is >= 0 and var next && char.IsWhiteSpace((char)next)) text.Read();
        return text;
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var array)
            ? new(array.Array!, array.Offset, array.Count, writable: false)
            : new(body.ToArray(), writable: false);

    /// <summary>The charset and how many bytes of mark stand before the text.</summary>
    private static (Encoding Encoding, int Start) Find(ReadOnlySpan<byte> body, string? contentType)
    {
        if (Marked(body) is { } marked) return marked;
        foreach (var name in new[] { WithoutWide(FromHeader(contentType), body), WithoutWide(FromDeclaration(body), body), "utf-8" })
        {
            if (Fitting(body, name) is { } encoding) return (encoding, 0);
        }

        return (IsMostlyUtf8(Utf8.GetString(body)) ? Utf8 : Encoding.GetEncoding(1252), 0);
    }

    /// <summary>A few bytes that went wrong do not make a UTF-8 document one of another charset.</summary>
    private static bool IsMostlyUtf8(string decoded) => decoded.Count(c => c == '\uFFFD') < decoded.Count(c => c is > '\u007F' and not '\uFFFD');

    private static (Encoding Encoding, int Start)? Marked(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) return Fitting(body[3..], "utf-8") is null ? null : (Utf8, 3);
        if (body is [0xFF, 0xFE, ..]) return (Utf16, 2);
        if (body is [0xFE, 0xFF, ..]) return (BigEndianUtf16, 2);
        if (body.StartsWith("<\0?\0"u8)) return (Utf16, 0);
        return body.StartsWith("\0<\0?"u8) ? (BigEndianUtf16, 0) : null;
    }

    /// <summary>The charset of this name where it has a character for each of the bytes.</summary>
    private static Encoding? Fitting(ReadOnlySpan<byte> body, string? name)
    {
        if (name is null) return null;
        try
        {
            Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback).GetCharCount(body);
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or DecoderFallbackException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? FromHeader(string? contentType) => Value(contentType ?? "", "charset=");

    private static string? FromDeclaration(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 256)]);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        return end < 0 ? null : Value(head[..end], "encoding=");
    }

    /// <summary>What begins with two letters in two bytes is not in UTF-16 or UTF-32, whatever is said of it.</summary>
    private static string? WithoutWide(string? name, ReadOnlySpan<byte> body)
    {
        var isWide =
            name?.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) == true
            || name?.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase) == true;
        return isWide && body is [not 0, not 0, ..] ? null : name;
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
