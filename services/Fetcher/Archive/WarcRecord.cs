using System.Security.Cryptography;

namespace Ingestion.Fetcher.Archive;

/// <summary>One WARC 1.1 record (ISO 28500:2017) as it was read: named fields and a block.</summary>
public sealed class WarcRecord(IReadOnlyList<KeyValuePair<string, string>> fields, ReadOnlyMemory<byte> block)
{
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } = fields;

    public ReadOnlyMemory<byte> Block { get; } = block;

    public string Type => this["WARC-Type"] ?? "";

    /// <summary>The first field of this name, letter case aside; null when there is none.</summary>
    public string? this[string name] => Fields.FirstOrDefault(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    internal const string DigestPrefix = "sha256:";

    /// <summary><c>sha256:</c> and the digest in base 32, as WARC tools write it.</summary>
    internal static string Digest(ReadOnlySpan<byte> bytes) => DigestPrefix + Base32.Encode(SHA256.HashData(bytes));
}
