using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ingestion.Fetcher.Archive;

namespace Ingestion.Fetcher.Tests.Warcs;

/// <summary>Writes WARC files as other crawlers do.</summary>
internal static class TestWarc
{
    public static byte[] Response(
        string url,
        string body,
        string date = "2025-03-01T12:00:00Z",
        string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8",
        string? payloadDigest = null,
        string more = ""
    ) => Response(url, Encoding.UTF8.GetBytes(body), date, head, payloadDigest, more);

    public static byte[] Response(string url, byte[] body, string date, string head, string? payloadDigest = null, string more = "")
    {
        byte[] block = [.. Encoding.UTF8.GetBytes(head + "\r\n\r\n"), .. body];
        return Record(
            "response",
            url,
            block,
            date,
            $"Content-Type: application/http;msgtype=response\r\nWARC-Payload-Digest: {payloadDigest ?? Sha1(body)}\r\n{more}"
        );
    }

    public static byte[] Record(string type, string url, byte[] block, string date = "2025-03-01T12:00:00Z", string more = "") =>
        [
            .. Encoding.UTF8.GetBytes(
                $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nWARC-Date: {date}\r\nWARC-Target-URI: {url}\r\n{more}Content-Length: {block.Length}\r\n\r\n"
            ),
            .. block,
            .. "\r\n\r\n"u8,
        ];

    public static string Sha1(byte[] body) => "sha1:" + Base32.Encode(CryptographicOperations.HashData(HashAlgorithmName.SHA1, body));

    /// <summary>Each record a gzip member of its own.</summary>
    public static byte[] Packed(params byte[][] records) => [.. records.SelectMany(Pack)];

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
