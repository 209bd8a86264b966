namespace Ingestion.EntityExtractor.Enriching;

/// <summary>The knowledge in force. It is replaced whole, so that a reader sees the old or the new one, never a mixture.</summary>
public sealed class KnowledgeSource(Knowledge first)
{
    private volatile Knowledge _current = first;

    public Knowledge Current
    {
        get => _current;
        set => _current = value;
    }
}
