using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>A row of <c>deduplicator_rulings</c>.</summary>
internal sealed class RulingRow
{
    public string Id { get; init; } = "";

    public string Other { get; init; } = "";

    public long Fold { get; init; }

    public string Who { get; init; } = "";

    public string? Why { get; init; }

    public Ruling Ruling() => new(new ArticleId(Other), Fold == 1, new Word(Who, Why));
}
