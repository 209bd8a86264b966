using System.Text.Json.Serialization;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Captures;

/// <summary>What one request or one file gave, apart from its bytes.</summary>
public sealed record Capture
{
    public required CaptureId Id { get; init; }

    /// <summary>Id of the source definition.</summary>
    public required string Source { get; init; }

    /// <summary>The source's outlet, which counts when the page names none.</summary>
    public string? Outlet { get; init; }

    /// <summary>The address asked for; null for a file.</summary>
    public string? RequestedUrl { get; init; }

    /// <summary>The address that answered, after redirects; null for a file without one.</summary>
    public string? Url { get; init; }

    public int? Status { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Header fields of the answer, in the order received; empty for a file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>SHA-256 of the body, 64 lower-case hexadecimal digits.</summary>
    public required string BodyHash { get; init; }

    public required DateTimeOffset Fetched { get; init; }

    public ItemHint? Hint { get; init; }

    /// <summary>The body as the server packed it, which the archive keeps; empty when it came as it is. Known on the way from the request to the
    /// archive only.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Sent { get; init; }

    public SiteOverrides? Overrides { get; init; }
}
