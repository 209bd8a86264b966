namespace Ingestion.Fetcher.Feeds;

/// <summary>A document is no feed, or one beyond repair. The message says why.</summary>
public sealed class FeedException(string message, Exception? inner = null) : Exception(message, inner);
