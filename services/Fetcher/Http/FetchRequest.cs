namespace Ingestion.Fetcher.Http;

/// <summary>One document to get.</summary>
public sealed record FetchRequest(string Url)
{
    /// <summary>Whether private and loopback addresses may be asked.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Proxy to go through; null to connect directly.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Fields that the source's operator set (subscriptions); sent to the source's own host only.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Validator of the copy held, for a conditional request.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator of the copy held, as the server sent it.</summary>
    public string? LastModified { get; init; }

    /// <summary>Largest body after decompression, in bytes; null for the setting.</summary>
    public long? MaxBytes { get; init; }
}
