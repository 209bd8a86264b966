namespace Ingestion.Pipeline.Bus;

/// <summary>A queue, and the messages it takes.</summary>
public sealed record QueueDefinition(string Name, params IReadOnlyList<Type> Messages);
