using System.Security.Cryptography;
using Ingestion.Fetcher.Archive;

namespace Ingestion.Fetcher.Warcs;

/// <summary>Holds a record's bytes against the digests that it carries: SHA-1, SHA-256, SHA-512 or MD5, in base 32 or hexadecimal.</summary>
internal static class RecordDigests
{
    /// <summary>What is wrong, in a sentence; null when the digests agree or none can be checked.</summary>
    /// <param name="record">The record.</param>
    /// <param name="payloads">
    /// The forms of its payload that crawlers compute the payload digest of: as sent and without the transfer's coding. It is
    /// asked only where no block digest answers: that covers every byte.
    /// </param>
    public static string? Flaw(WarcRecord record, params ReadOnlyMemory<byte>[] payloads)
    {
        if (Agrees(record["WARC-Block-Digest"], record.Block) is { } block) return block ? null : "its block digest does not agree with its bytes";
        var digest = record["WARC-Payload-Digest"];
        var answers = payloads.Select(payload => Agrees(digest, payload)).ToList();
        return answers.Count == 0 || answers.Any(a => a is null or true) ? null : "its payload digest does not agree with its bytes";
    }

    /// <summary>Null when there is no digest, or one by an algorithm that is not known.</summary>
    private static bool? Agrees(string? digest, ReadOnlyMemory<byte> bytes)
    {
        var colon = digest?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || Hash(digest![..colon], bytes.Span) is not { } hash) return null;
        var value = digest[(colon + 1)..].Trim().TrimEnd('=');
        return value.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase)
            || value.Equals(Base32.Encode(hash).TrimEnd('='), StringComparison.OrdinalIgnoreCase);
    }

    private static byte[]? Hash(string algorithm, ReadOnlySpan<byte> bytes) =>
        algorithm.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal) switch
        {
            "sha1" => CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes),
            "sha256" => SHA256.HashData(bytes),
            "sha512" => SHA512.HashData(bytes),
            "md5" => CryptographicOperations.HashData(HashAlgorithmName.MD5, bytes),
            _ => null,
        };
}
