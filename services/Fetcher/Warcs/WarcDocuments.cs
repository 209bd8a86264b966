using System.Globalization;
using System.Runtime.CompilerServices;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Sources;
using Ingestion.Text;

namespace Ingestion.Fetcher.Warcs;

/// <summary>A page that a WARC file holds.</summary>
/// <param name="Capture">When and where it was crawled.</param>
/// <param name="Body">Empty when it is refused.</param>
/// <param name="Refusal">Why it cannot be taken, in a sentence; null when it can.</param>
internal sealed record WarcDocument(Capture Capture, ReadOnlyMemory<byte> Body, string? Refusal = null);

/// <summary>
/// Finds the pages among the records of a WARC file: successful <c>response</c> records and <c>resource</c> records that hold
/// text. Pictures, scripts, requests, redirects, a crawler's own log and revisits of identical bodies are passed over.
/// </summary>
internal static class WarcDocuments
{
    private const string Unnamed = "application/octet-stream";

    /// <param name="path">The file.</param>
    /// <param name="source">Whose documents they become.</param>
    /// <param name="maxBytes">Larger pages are refused.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The file breaks off; the documents before were given.</exception>
    public static async IAsyncEnumerable<WarcDocument> ReadAsync(
        string path,
        Source source,
        int maxBytes,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(path));
        await foreach (var (number, record, isTooLarge) in WarcFile.ReadAsync(path, maxBytes, cancel))
        {
            var place = new WarcPlace(path, number, record, source, written);
            if (record.Type is not ("response" or "resource"))
                continue;
            if (isTooLarge)
                yield return place.Refused($"it is larger than {maxBytes / 1_048_576} MB");
            else if ((record.Type == "response" ? await OfResponseAsync(place, record, maxBytes, cancel) : OfResource(place, record)) is { } document)
                yield return document;
        }
    }

    private static async Task<WarcDocument?> OfResponseAsync(WarcPlace place, WarcRecord record, int maxBytes, CancellationToken cancel)
    {
        if (ArchivedAnswer.Parse(record.Block) is not { } answer) return IsWeb(record) ? place.Refused("it holds no HTTP answer") : null;
        if (answer.Status is < 200 or >= 300 || !IsPage(answer.ContentType, answer.Sent.Span)) return null;
        if (RecordDigests.Flaw(record, answer.Sent, answer.Payload()) is { } flaw) return place.Refused(flaw);
        try
        {
            var body = await answer.DocumentAsync(place.Target, maxBytes, cancel);
            return place.Taken(answer.ContentType, body, answer.Status, answer.Headers);
        }
        catch (FetchException e)
        {
            return place.Refused(e.Message.TrimEnd('.'));
        }
    }

    private static WarcDocument? OfResource(WarcPlace place, WarcRecord record)
    {
        var type = record["Content-Type"];
        if (place.IsAboutTheCrawl)
            return null;
        if (
            !IsPage(type, record.Block.Span)
            && type?.Split(';')[0].Trim().ToLowerInvariant() is not ("text/plain" or "text/markdown" or "application/json")
        )
            return null;
        return RecordDigests.Flaw(record, record.Block) is { } flaw ? place.Refused(flaw) : place.Taken(type, record.Block, null, []);
    }

    private static bool IsWeb(WarcRecord record) =>
        record["Content-Type"]?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsPage(string? contentType, ReadOnlySpan<byte> body) =>
        contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true
        || (
            (contentType is null || contentType.StartsWith(Unnamed, StringComparison.OrdinalIgnoreCase))
            && DocumentKinds.Of(body, null) == DocumentKind.Page
        );
}

/// <summary>Where a record stands and what it says of itself.</summary>
internal sealed class WarcPlace(string path, long number, WarcRecord record, Source source, DateTimeOffset written)
{
    /// <summary>The address crawled, without the angle brackets that WARC 1.0 showed around it.</summary>
    public string Target { get; } = record["WARC-Target-URI"]?.Trim('<', '>', ' ') ?? "";

    /// <summary>GNU Wget keeps its log and its arguments as records of this scheme.</summary>
    public bool IsAboutTheCrawl => Target.StartsWith("metadata:", StringComparison.OrdinalIgnoreCase);

    /// <summary>When it was crawled: no later than its file was written.</summary>
    private DateTimeOffset Date =>
        DateTimeOffset.TryParse(record["WARC-Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date < written
            ? date
            : written;

    public WarcDocument Taken(string? contentType, ReadOnlyMemory<byte> body, int? status, IReadOnlyList<KeyValuePair<string, string>> headers) =>
        new(CaptureOf(body.Span) with { ContentType = contentType, Status = status, Headers = headers }, body);

    public WarcDocument Refused(string reason) =>
        new(CaptureOf(default), default, $"Record {number} of {path}{(Target.Length > 0 ? $" ({Target})" : "")} is not taken: {reason}.");

    /// <summary>The same address crawled at the same time with the same body is the same capture, whichever file it came in.</summary>
    private Capture CaptureOf(ReadOnlySpan<byte> body)
    {
        var url = CanonicalUrl.TryParse(Target, out _) ? Target : null;
        var place = Target.Length > 0 ? Target : $"{path}#{number}";
        var id = new CaptureId(TextHash.Of($"warc\n{place}\n{Date:O}\n{CaptureMaker.HashOf(body)}")[..32]);
        var hint = new ItemHint { Url = url, Guid = url is null ? place : null };
        return CaptureMaker.OfDocument(id, source, body, "", hint, Date) with { RequestedUrl = url, Url = url, ContentType = null };
    }
}
