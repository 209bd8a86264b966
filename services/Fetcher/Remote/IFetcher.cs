using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Polling;

namespace Ingestion.Fetcher.Remote;

/// <summary>What the Fetcher tells and does for the Portal: in one process with it, or over HTTP.</summary>
public interface IFetcher
{
    /// <summary>Every source and how it does.</summary>
    /// <exception cref="FetcherUnavailableException">It does not answer.</exception>
    Task<IReadOnlyList<SourceStatus>> SourcesAsync(CancellationToken cancel);

    /// <summary>One source with its gaps and troubles; null when none has this id.</summary>
    /// <exception cref="FetcherUnavailableException">It does not answer.</exception>
    Task<SourceStatus?> SourceAsync(string id, CancellationToken cancel);

    /// <returns>False when the source is unknown or was never visited.</returns>
    /// <exception cref="FetcherUnavailableException">It does not answer.</exception>
    Task<bool> DoAsync(string id, SourceAction action, CancellationToken cancel);

    /// <summary>What the archive keeps of a capture; null when it has none of this id, or none any more.</summary>
    /// <exception cref="FetcherUnavailableException">It does not answer.</exception>
    Task<StoredCapture?> CaptureAsync(CaptureId id, CancellationToken cancel);
}

/// <summary>What an operator does to a source.</summary>
public enum SourceAction
{
    /// <summary>Visits it no more until it is resumed.</summary>
    Pause,

    /// <summary>Visits it again, also when it had ended.</summary>
    Resume,

    /// <summary>Visits it now.</summary>
    Fetch,
}

/// <param name="Url">The address that answered; null for a file without one.</param>
/// <param name="Fetched">When it was fetched.</param>
/// <param name="ContentType">As the server declared it.</param>
/// <param name="Body">Its bytes, unpacked.</param>
public sealed record StoredCapture(string? Url, DateTimeOffset Fetched, string? ContentType, byte[] Body);

/// <summary>The Fetcher does not answer, or not as it should.</summary>
public sealed class FetcherUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
