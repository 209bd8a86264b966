using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// A capture as WARC records: a <c>metadata</c> record with everything known of it, then a <c>response</c>, a <c>resource</c>
/// (what came without HTTP) or a <c>revisit</c> (a body that the archive holds already).
/// </summary>
internal static class CaptureRecords
{
    private const string IdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    private static readonly JsonSerializerOptions Json = ContractJson.With(FetcherJsonContext.Default);

    /// <summary>Fields of the first message that do not hold for the decoded body that is kept.</summary>
    private static readonly HashSet<string> TransferFields = new(StringComparer.OrdinalIgnoreCase) { "Content-Encoding", "Transfer-Encoding", "Content-Length" };

    public static (WarcRecord Metadata, WarcRecord Content) Write(Capture capture, ReadOnlyMemory<byte> body, bool bodyIsKept)
    {
        var metadata = new WarcRecord(
            [.. Common("metadata", capture, "metadata"), new("WARC-Refers-To", RecordId(capture.Id, "content")), new("Content-Type", "application/json")],
            JsonSerializer.SerializeToUtf8Bytes(capture, Json));
        return (metadata, bodyIsKept ? Revisit(capture, body) : capture.Status is null ? Resource(capture, body) : Response(capture, body));
    }

    /// <exception cref="InvalidDataException">It is no metadata record of a capture.</exception>
    public static Capture ReadCapture(WarcRecord metadata)
    {
        if (metadata.Type != "metadata") throw new InvalidDataException($"A {metadata.Type} record stands where a capture should begin.");
        return JsonSerializer.Deserialize<Capture>(metadata.Block.Span, Json) ?? throw new InvalidDataException("A capture's metadata is empty.");
    }

    /// <summary>The body, or null when the record is a revisit and the body lies elsewhere.</summary>
    public static byte[]? ReadBody(WarcRecord content) => content.Type switch
    {
        "response" => content.Block.Span[(content.Block.Span.IndexOf("\r\n\r\n"u8) + 4)..].ToArray(),
        "resource" => content.Block.ToArray(),
        _ => null,
    };

    public static WarcRecord FileInfo(string file, DateTimeOffset now) => new(
        [
            new("WARC-Type", "warcinfo"), new("WARC-Record-ID", $"<urn:uuid:{Guid.NewGuid()}>"), new("WARC-Date", Date(now)),
            new("WARC-Filename", file), new("Content-Type", "application/warc-fields"),
        ],
        Encoding.UTF8.GetBytes("software: Ingestion\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"));

    /// <summary>Stands where a capture was erased.</summary>
    public static WarcRecord Erased(DateTimeOffset now) => new(
        [new("WARC-Type", "warcinfo"), new("WARC-Record-ID", $"<urn:uuid:{Guid.NewGuid()}>"), new("WARC-Date", Date(now)), new("Content-Type", "application/warc-fields")],
        "description: erased\r\n"u8.ToArray());

    public static bool IsErased(WarcRecord record) => record.Type == "warcinfo" && record["WARC-Filename"] is null;

    private static WarcRecord Response(Capture capture, ReadOnlyMemory<byte> body)
    {
        byte[] block = [.. HttpHead(capture, body.Length), .. body.Span];
        return new WarcRecord(
            [
                .. Common("response", capture, "content"), new("WARC-Payload-Digest", WarcRecord.Digest(body.Span)),
                new("WARC-Block-Digest", WarcRecord.Digest(block)), new("Content-Type", "application/http;msgtype=response"),
            ],
            block);
    }

    private static WarcRecord Resource(Capture capture, ReadOnlyMemory<byte> body) => new(
        [
            .. Common("resource", capture, "content"), new("WARC-Block-Digest", WarcRecord.Digest(body.Span)),
            new("WARC-Payload-Digest", WarcRecord.Digest(body.Span)), new("Content-Type", capture.ContentType ?? "application/octet-stream"),
        ],
        body);

    private static WarcRecord Revisit(Capture capture, ReadOnlyMemory<byte> body) => new(
        [
            .. Common("revisit", capture, "content"), new("WARC-Profile", IdenticalPayload), new("WARC-Payload-Digest", WarcRecord.Digest(body.Span)),
            new("Content-Type", "application/http;msgtype=response"),
        ],
        HttpHead(capture, body.Length));

    private static IEnumerable<KeyValuePair<string, string>> Common(string type, Capture capture, string part) =>
    [
        new("WARC-Type", type), new("WARC-Record-ID", RecordId(capture.Id, part)), new("WARC-Date", Date(capture.Fetched)),
        new("WARC-Target-URI", capture.Url ?? capture.RequestedUrl ?? $"urn:ingestion:capture:{Uri.EscapeDataString(capture.Id.Value)}"),
    ];

    /// <summary>Status line and fields of the answer, with the transfer's own fields under another name.</summary>
    private static byte[] HttpHead(Capture capture, int length)
    {
        var head = new StringBuilder($"HTTP/1.1 {capture.Status ?? 200} {ReasonPhrase(capture.Status ?? 200)}\r\n");
        foreach (var (name, value) in capture.Headers)
        {
            head.Append(TransferFields.Contains(name) ? "X-Archive-Orig-" : "").Append(name).Append(": ").Append(value.ReplaceLineEndings(" ")).Append("\r\n");
        }

        if (capture.Headers.Count == 0 && capture.ContentType is { } type) head.Append("Content-Type: ").Append(type.ReplaceLineEndings(" ")).Append("\r\n");
        return Encoding.UTF8.GetBytes(head.Append("Content-Length: ").Append(length).Append("\r\n\r\n").ToString());
    }

    private static string ReasonPhrase(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);

    private static string RecordId(CaptureId id, string part) =>
        $"<urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{part}")).AsSpan(0, 16))}>";

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
