namespace Ingestion.Pipeline;

/// <summary>Something this service needs is away for now (search engine, network). Waited for, never quarantined.</summary>
public class OutageException(string message, Exception? inner = null) : Exception(message, inner);
