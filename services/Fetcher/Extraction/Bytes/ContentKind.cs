namespace Ingestion.Fetcher.Extraction.Bytes;

/// <summary>What a body holds, whatever its label says.</summary>
internal enum ContentKind { Html, PlainText, Markdown, Json, Binary, Empty }

internal static class ContentSniffer
{
    private const int Looked = 4096;

    /// <summary>Judges by the bytes first: labels are wrong more often.</summary>
    public static ContentKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return ContentKind.Empty;
        if (HasBinarySignature(bytes)) return ContentKind.Binary;
        var head = bytes[..Math.Min(bytes.Length, Looked)];
        if (IsUtf16(head)) return ContentKind.Html;
        var controls = 0;
        foreach (var b in head)
        {
            if (b == 0) return ContentKind.Binary;
            if (b < 32 && b is not (9 or 10 or 12 or 13 or 27)) controls++;
        }

        return controls * 20 > head.Length ? ContentKind.Binary : ContentKind.Html;
    }

    public static ContentKind KindOf(string text, string? contentType)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty) return ContentKind.Empty;
        var label = contentType ?? "";
        if (start[0] is '{' or '[' && IsJson(start, label)) return ContentKind.Json;
        if (label.Contains("markdown", StringComparison.OrdinalIgnoreCase)) return ContentKind.Markdown;
        return LooksLikeHtml(start) ? ContentKind.Html : ContentKind.PlainText;
    }

    private static bool IsJson(ReadOnlySpan<char> start, string label) =>
        label.Contains("json", StringComparison.OrdinalIgnoreCase)
        || (start[0] == '{' && start.TrimEnd()[^1] == '}' && start.Contains("\":", StringComparison.Ordinal));

    private static bool LooksLikeHtml(ReadOnlySpan<char> text)
    {
        if (text[0] == '<') return true;
        var look = text[..Math.Min(text.Length, 20_000)];
        foreach (var tag in (ReadOnlySpan<string>)["<html", "<body", "<p>", "<p ", "<div", "<br", "<article", "</a>", "</p>"])
        {
            if (look.Contains(tag, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsUtf16(ReadOnlySpan<byte> head) => head.Length >= 2 && (head[0], head[1]) is (0xFE, 0xFF) or (0xFF, 0xFE);

    private static bool HasBinarySignature(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8) || bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("GIF8"u8)) return true;
        if (bytes.StartsWith("Rar!"u8) || bytes.StartsWith("OggS"u8) || bytes.StartsWith("ID3"u8) || bytes.StartsWith("RIFF"u8)) return true;
        if (bytes.Length >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B) return true;
        if (bytes.Length >= 4 && bytes[0] == 0x89 && bytes[1..].StartsWith("PNG"u8)) return true;
        if (bytes.Length >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) return true;
        return bytes.Length >= 12 && bytes[4..].StartsWith("ftyp"u8);
    }
}
