namespace Ingestion.Fetcher.Captures;

/// <summary>The archive cannot be written. The message names the folder, the reason and the remedy.</summary>
public sealed class ArchiveUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
