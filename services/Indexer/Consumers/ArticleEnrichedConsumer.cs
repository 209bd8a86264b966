using Ingestion.Contracts.V1;
using Ingestion.Indexer.Writing;
using Ingestion.Ledger;
using Ingestion.Pipeline;
using MassTransit;

namespace Ingestion.Indexer.Consumers;

/// <summary>Writes every document that a revision touches, then records that the index holds it.</summary>
internal sealed class ArticleEnrichedConsumer(ILedger ledger, DocumentWriter writer, ICheckpoint checkpoint) : IConsumer<ArticleEnriched>
{
    public async Task Consume(ConsumeContext<ArticleEnriched> context)
    {
        var (article, cancel) = (context.Message.Article, context.CancellationToken);
        var revision = new RevisionId(article.Id, article.Revision);
        var turn = context.Message.Decision.Turn;
        var documents = await ledger.ApplyAsync(revision, turn, cancel);
        // Read under a decision that has turned since: the message of the new reading is on its way.
        if (documents.Count == 0) return;
        if (await writer.WriteAsync(documents, cancel) is { } refusal)
        {
            await ledger.QuarantineAsync(revision, refusal, cancel);
            return;
        }

        await checkpoint.ReachedAsync(Checkpoints.IndexedUnrecorded, cancel);
        await ledger.IndexedAsync(revision, turn, cancel);
        await context.Publish(new ArticleIndexed(article.Id, article.Revision, documents.Max(document => document.Version)), cancel);
    }
}
