namespace Ingestion.Fetcher.Extraction.Bytes;

/// <summary>A stored body as the text that articles were read from.</summary>
/// <param name="Text">Decoded as for extraction, whatever the page declares.</param>
/// <param name="IsHtml">False for plain text, Markdown and JSON.</param>
public sealed record DecodedPage(string Text, bool IsHtml)
{
    /// <param name="body">The bytes.</param>
    /// <param name="contentType">The <c>Content-Type</c> they came with; null when there was none.</param>
    /// <returns>Null when the bytes are no text.</returns>
    public static DecodedPage? Of(ReadOnlySpan<byte> body, string? contentType)
    {
        if (ContentSniffer.KindOf(body) is ContentKind.Binary or ContentKind.Empty) return null;
        var text = Decoder.Decode(body, null, contentType);
        return new(text, ContentSniffer.KindOf(text, contentType) == ContentKind.Html);
    }
}
