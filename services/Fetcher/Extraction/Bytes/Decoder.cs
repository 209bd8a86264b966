using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Bytes;

/// <summary>Turns a page's bytes into text as browsers do: byte order mark, header, meta, and what the bytes themselves look like.</summary>
internal static partial class Decoder
{
    private const int MetaWithin = 4096;

    /// <summary>A page of another charset has more letters beyond ASCII than one in so many bytes.</summary>
    private const int BytesAFault = 10_000;

    /// <summary>Any bytes give a text; what cannot be decoded becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, string? contentType)
    {
        if (Marked(bytes, out var length) is { } marked) return marked.GetString(bytes[length..]);
        if (Charsets.Of(charset) is { } told) return told.GetString(bytes);
        var declared = Charsets.Of(FromHeader(contentType)) ?? Charsets.Of(FromMeta(bytes));
        return Effective(declared, bytes).GetString(bytes);
    }

    /// <summary>
    /// A declaration is believed unless the bytes refute it: text beyond ASCII that is valid UTF-8 is UTF-8 (chance does
    /// not produce it), and what is declared UTF-8 but mostly is not is something else. A few bytes that went wrong do not
    /// refute it: they become U+FFFD, as in browsers.
    /// </summary>
    private static Encoding Effective(Encoding? declared, ReadOnlySpan<byte> bytes)
    {
        if (declared is UnicodeEncoding) return declared;
        if (Utf8.IsValid(bytes)) return Encoding.UTF8;
        var (good, bad) = CountUtf8(bytes);
        if (bad * 9 <= good) return Encoding.UTF8;
        if (declared is UTF8Encoding && (bad <= good || bad <= Math.Max(1, bytes.Length / BytesAFault))) return Encoding.UTF8;
        return declared is null or UTF8Encoding ? CharsetGuess.Of(bytes) : declared;
    }

    /// <summary>Bytes beyond ASCII that belong to valid UTF-8 sequences, and that do not.</summary>
    private static (long Good, long Bad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        long good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var taken);
            if (status != System.Buffers.OperationStatus.Done) bad += taken;
            else if (rune.Value > 127) good += taken;
            bytes = bytes[taken..];
        }

        return (good, bad);
    }

    private static Encoding? Marked(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 2;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        length = 3;
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8 : null;
    }

    private static string? FromHeader(string? contentType)
    {
        if (contentType is null || contentType.Length > 500) return null;
        var match = CharsetParameter().Match(contentType);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string? FromMeta(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaWithin)]);
        var match = MetaCharset().Match(head);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(
        @"charset\s*=\s*[""']?([A-Za-z0-9_:.\-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex CharsetParameter();

    [GeneratedRegex(
        @"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[""']?([A-Za-z0-9_:.\-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex MetaCharset();
}
