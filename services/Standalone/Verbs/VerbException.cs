namespace Ingestion.Standalone;

/// <summary>A verb cannot be carried out. The message is one clear sentence for the person who typed it.</summary>
internal sealed class VerbException(string message) : Exception(message);
