namespace Ingestion.Fetcher.Http;

/// <summary>A document could not be got. The message says which and why, in a sentence for an operator.</summary>
public sealed class FetchException(FetchFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public FetchFailure Failure { get; } = failure;

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsPassing => Failure is FetchFailure.Connection or FetchFailure.Timeout or FetchFailure.Broken;
}

public enum FetchFailure
{
    /// <summary>The address is not one that may be asked: scheme, credentials, private network.</summary>
    Refused,

    /// <summary>Name or connection.</summary>
    Connection,

    /// <summary>Too slow, as a whole or between two reads.</summary>
    Timeout,

    /// <summary>More bytes, redirects or header than bounds allow, or packed too densely.</summary>
    TooLarge,

    /// <summary>The answer is no HTTP, ends early, or cannot be decompressed.</summary>
    Broken,

    /// <summary>Redirects lead nowhere.</summary>
    Redirects,
}
