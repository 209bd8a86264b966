using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Deduplicator.Deduplication.Storing;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>Reads an article, then has it judged among what the store has filed around it.</summary>
internal sealed class ArticleDeduplicator(IArticleStore store, DeduplicationOptions options) : IDeduplicator
{
    public Task<Decision> DecideAsync(Article article, CancellationToken cancel)
    {
        var subject = new Subject(article);
        return store.DecideAsync(subject, group => new Judge(subject, group, options).DecideAsync(), cancel);
    }
}
