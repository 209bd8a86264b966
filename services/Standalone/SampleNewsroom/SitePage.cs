using System.Security.Cryptography;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>One revision of one file of an outlet's site, expanded.</summary>
internal sealed class SitePage(byte[] content, string contentType, DateTimeOffset modified)
{
    public byte[] Content { get; } = content;

    public string ContentType { get; } = contentType;

    public DateTimeOffset Modified { get; } = modified;

    /// <summary>Changes with the content, and only with it.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
}
