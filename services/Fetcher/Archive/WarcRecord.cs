using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Fetcher.Archive;

/// <summary>One WARC 1.1 record (ISO 28500:2017): named fields and a block.</summary>
public sealed class WarcRecord(IReadOnlyList<KeyValuePair<string, string>> fields, ReadOnlyMemory<byte> block)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = fields;

    public ReadOnlyMemory<byte> Block { get; } = block;

    public string Type => this["WARC-Type"] ?? "";

    /// <summary>The first field of this name, letter case aside; null when there is none.</summary>
    public string? this[string name] => Fields.FirstOrDefault(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Version line, fields and the empty line before the block.</summary>
    internal byte[] Head()
    {
        var head = new StringBuilder("WARC/1.1\r\n");
        foreach (var (name, value) in Fields) head.Append(name).Append(": ").Append(OneLine(value)).Append("\r\n");
        return Encoding.UTF8.GetBytes(head.Append("Content-Length: ").Append(Block.Length).Append("\r\n\r\n").ToString());
    }

    /// <summary>As one gzip member.</summary>
    internal ReadOnlyMemory<byte> Pack(CompressionLevel level = CompressionLevel.Fastest) => GzipMember.Pack(level, Head(), Block, End);

    internal const string DigestPrefix = "sha256:";

    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();

    /// <summary><c>sha256:</c> and the digest in base 32, as WARC tools write it.</summary>
    internal static string Digest(ReadOnlySpan<byte> bytes) => DigestPrefix + Base32.Encode(SHA256.HashData(bytes));

    private static string OneLine(string value) => value.AsSpan().IndexOfAny('\r', '\n') < 0 ? value : value.ReplaceLineEndings(" ");
}
