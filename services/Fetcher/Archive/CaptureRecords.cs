using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Warcs;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// A capture as WARC records: a <c>metadata</c> record with everything known of it, then a <c>response</c>, a <c>resource</c>
/// (what came without HTTP) or a <c>revisit</c> (a body that the archive holds already). What a server sent packed stays as it
/// was sent, as WARC has it; only the transfer's chunks are gone.
/// </summary>
internal static class CaptureRecords
{
    private const string IdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    private static readonly JsonSerializerOptions Json = ContractJson.With(FetcherJsonContext.Default);

    /// <summary>Fields of the answer that hold for what was sent only, not for a body kept unpacked.</summary>
    private static readonly HashSet<string> TransferFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Encoding",
        "Transfer-Encoding",
        "Content-Length",
    };

    /// <param name="capture">What is known; with the body as it was sent, where that was packed.</param>
    /// <param name="body">Unpacked.</param>
    /// <param name="kept">The record that holds this body already; null when none does.</param>
    public static (NewRecord Metadata, NewRecord Content) Write(Capture capture, ReadOnlyMemory<byte> body, WarcRecord? kept)
    {
        var known = JsonSerializer.SerializeToUtf8Bytes(capture, Json);
        var metadata = new NewRecord(
            [
                .. Common("metadata", capture, "metadata"), new("WARC-Refers-To", RecordId(capture.Id, "content")),
                new("WARC-Block-Digest", WarcRecord.Digest(known)), new("Content-Type", "application/json"),
            ],
            known
        );
        return (
            metadata,
            kept is not null ? Revisit(capture, body, kept)
            : capture.Status is null ? Resource(capture, body)
            : Response(capture, body)
        );
    }

    /// <exception cref="InvalidDataException">It is no metadata record of a capture.</exception>
    public static Capture ReadCapture(WarcRecord metadata)
    {
        if (metadata.Type != "metadata") throw new InvalidDataException($"A {metadata.Type} record stands where a capture should begin.");
        return JsonSerializer.Deserialize<Capture>(metadata.Block.Span, Json) ?? throw new InvalidDataException("A capture's metadata is empty.");
    }

    /// <summary>The body unpacked, or null when the record is a revisit and the body lies elsewhere.</summary>
    public static async Task<byte[]?> ReadBodyAsync(WarcRecord content, CancellationToken cancel) =>
        content.Type switch
        {
            "response" when ArchivedAnswer.Parse(content.Block) is { } answer => (
                await answer.DocumentAsync(content["WARC-Target-URI"] ?? "", long.MaxValue, cancel)
            ).ToArray(),
            "resource" => content.Block.ToArray(),
            _ => null,
        };

    public static NewRecord FileInfo(string file, DateTimeOffset now) =>
        new(
            [
                new("WARC-Type", "warcinfo"),
                new("WARC-Record-ID", $"<urn:uuid:{Guid.NewGuid()}>"),
                new("WARC-Date", Date(now)),
                new("WARC-Filename", file),
                new("Content-Type", "application/warc-fields"),
            ],
            Encoding.UTF8.GetBytes(
                "software: Ingestion\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
            )
        );

    /// <summary>Stands where a capture was erased.</summary>
    public static NewRecord Erased(DateTimeOffset now) =>
        new(
            [
                new("WARC-Type", "warcinfo"),
                new("WARC-Record-ID", $"<urn:uuid:{Guid.NewGuid()}>"),
                new("WARC-Date", Date(now)),
                new("Content-Type", "application/warc-fields"),
            ],
            "description: erased\r\n"u8.ToArray()
        );

    public static bool IsErased(WarcRecord record) => record.Type == "warcinfo" && record["WARC-Filename"] is null;

    /// <summary>Digested is the payload; the status and the fields before it stand in the metadata record too, under a digest of their own.</summary>
    private static NewRecord Response(Capture capture, ReadOnlyMemory<byte> body)
    {
        var payload = capture.Sent.IsEmpty ? body : capture.Sent;
        return new NewRecord(
            [
                .. Common("response", capture, "content"),
                new("WARC-Payload-Digest", capture.Sent.IsEmpty ? DigestOf(capture) : WarcRecord.Digest(payload.Span)),
                new("Content-Type", "application/http;msgtype=response"),
            ],
            HttpHead(capture, payload.Length),
            payload);
    }

    private static NewRecord Resource(Capture capture, ReadOnlyMemory<byte> body) => new(
        [
            .. Common("resource", capture, "content"), new("WARC-Block-Digest", DigestOf(capture)),
            new("WARC-Payload-Digest", DigestOf(capture)), new("Content-Type", capture.ContentType ?? "application/octet-stream"),
        ],
        body);

    /// <summary>The digest is that of the record referred to: two servers pack one document differently.</summary>
    private static NewRecord Revisit(Capture capture, ReadOnlyMemory<byte> body, WarcRecord kept) =>
        new(
            [
                .. Common("revisit", capture, "content"),
                new("WARC-Profile", IdenticalPayload),
                new("WARC-Payload-Digest", kept["WARC-Payload-Digest"] ?? DigestOf(capture)),
                .. Referring(kept),
                new("Content-Type", "application/http;msgtype=response"),
            ],
            HttpHead(capture, capture.Sent.IsEmpty ? body.Length : capture.Sent.Length)
        );

    private static IEnumerable<KeyValuePair<string, string>> Referring(WarcRecord kept)
    {
        foreach (
            var (field, from) in new[]
            {
                ("WARC-Refers-To", "WARC-Record-ID"),
                ("WARC-Refers-To-Target-URI", "WARC-Target-URI"),
                ("WARC-Refers-To-Date", "WARC-Date"),
            }
        )
        {
            if (kept[from] is { } value) yield return new(field, value);
        }
    }

    /// <summary>Of the unpacked body, whose hash every capture carries.</summary>
    private static string DigestOf(Capture capture) => WarcRecord.DigestPrefix + Base32.Encode(Convert.FromHexString(capture.BodyHash));

    private static IEnumerable<KeyValuePair<string, string>> Common(string type, Capture capture, string part) =>
    [
        new("WARC-Type", type), new("WARC-Record-ID", RecordId(capture.Id, part)), new("WARC-Date", Date(capture.Fetched)),
        new("WARC-Target-URI", capture.Url ?? capture.RequestedUrl ?? $"urn:ingestion:capture:{Uri.EscapeDataString(capture.Id.Value)}"),
    ];

    /// <summary>Status line and fields of the answer, with the transfer's own fields under another name.</summary>
    private static ReadOnlyMemory<byte> HttpHead(Capture capture, int length)
    {
        var head = new HeadWriter($"HTTP/1.1 {capture.Status ?? 200} {ReasonPhrase(capture.Status ?? 200)}");
        foreach (var (name, value) in capture.Headers)
            head.Add(TransferFields.Contains(name) && !IsKeptPacked(capture, name) ? "X-Archive-Orig-" + name : name, value);
        if (capture.Headers.Count == 0 && capture.ContentType is { } type)
            head.Add("Content-Type", type);
        return head.End(length);
    }

    private static bool IsKeptPacked(Capture capture, string field) =>
        !capture.Sent.IsEmpty && field.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase);

    private static string ReasonPhrase(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);

    private static string RecordId(CaptureId id, string part) =>
        $"<urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{part}")).AsSpan(0, 16))}>";

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
