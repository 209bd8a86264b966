using System.Globalization;
using System.Text;
using Ingestion.Fetcher.Http;

namespace Ingestion.Fetcher.Warcs;

/// <summary>The HTTP answer in a <c>response</c> record.</summary>
/// <param name="Status">Its status code.</param>
/// <param name="Headers">In the order sent.</param>
/// <param name="Sent">The body as it was sent: chunked or packed, if it was.</param>
internal sealed record ArchivedAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Sent)
{
    public string? ContentType => this["Content-Type"];

    private string? this[string name] => Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Null when the block is no HTTP answer.</summary>
    public static ArchivedAnswer? Parse(ReadOnlyMemory<byte> block)
    {
        var end = block.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0) return null;
        var lines = Encoding.Latin1.GetString(block.Span[..end]).Split("\r\n");
        var words = lines[0].Split(' ', 3);
        if (
            !words[0].StartsWith("HTTP/", StringComparison.Ordinal)
            || words.Length < 2
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
        )
            return null;
        return new ArchivedAnswer(status, [.. lines.Skip(1).Select(Field).OfType<KeyValuePair<string, string>>()], block[(end + 4)..]);
    }

    /// <summary>The body without the transfer's own coding; what was kept decoded already stays as it is.</summary>
    public ReadOnlyMemory<byte> Payload() =>
        this["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true && Unchunked(Sent.Span) is { } whole
            ? whole
            : Sent;

    /// <summary>The document: the payload unpacked.</summary>
    /// <exception cref="FetchException">It unpacks to more than <paramref name="maxBytes"/>, or too densely.</exception>
    public async Task<ReadOnlyMemory<byte>> DocumentAsync(string url, long maxBytes, CancellationToken cancel)
    {
        var payload = Payload();
        if (this["Content-Encoding"] is not { } encoding) return payload;
        using var content = new ReadOnlyMemoryContent(payload);
        foreach (var one in encoding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            content.Headers.ContentEncoding.Add(one);
        try
        {
            return (await BodyReader.ReadAsync(content, url, maxBytes, Timeout.InfiniteTimeSpan, cancel)).Document;
        }
        catch (FetchException e) when (e.Failure == FetchFailure.Broken)
        {
            // Crawlers that keep the decoded body leave the field as it was.
            return payload;
        }
    }

    private static KeyValuePair<string, string>? Field(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : new(line[..colon].Trim(), line[(colon + 1)..].Trim());
    }

    /// <summary>Null when the bytes are not chunked (RFC 9112, section 7.1).</summary>
    private static byte[]? Unchunked(ReadOnlySpan<byte> sent)
    {
        using var whole = new MemoryStream(sent.Length);
        while (true)
        {
            var line = sent.IndexOf("\r\n"u8);
            if (line < 0 || !TryReadSize(sent[..line], out var size) || size > sent.Length - line - 2) return null;
            if (size == 0) return whole.ToArray();
            whole.Write(sent.Slice(line + 2, size));
            sent = sent[(line + 2 + size)..];
            if (!sent.StartsWith("\r\n"u8)) return null;
            sent = sent[2..];
        }
    }

    private static bool TryReadSize(ReadOnlySpan<byte> line, out int size)
    {
        var end = line.IndexOf((byte)';');
        return int.TryParse((end < 0 ? line : line[..end]).Trim((byte)' '), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size)
            && size >= 0;
    }
}
