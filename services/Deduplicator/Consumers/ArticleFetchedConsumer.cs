using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Ledger;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Bus;
using MassTransit;

namespace Ingestion.Deduplicator.Consumers;

/// <summary>Decides what an article is, and says so; earlier articles that it takes over are announced as its copies.</summary>
internal sealed class ArticleFetchedConsumer(IDeduplicator deduplicator, ILedger ledger, Announcer announcer, ICheckpoint checkpoint) : IConsumer<ArticleFetched>
{
    public async Task Consume(ConsumeContext<ArticleFetched> context)
    {
        var (article, cancel) = (context.Message.Article, context.CancellationToken);
        await checkpoint.ReachedAsync(Checkpoints.BeforeEffect, cancel);
        var decision = await deduplicator.DecideAsync(article, cancel);
        var decided = await ledger.DecideAsync(new RevisionId(article.Id, article.Revision), decision, cancel);
        await announcer.AnnounceAsync(decided, cancel);
        foreach (var earlier in decision.TakesOver) await TurnAsync(earlier, cancel);
        await checkpoint.ReachedAsync(Checkpoints.BeforeAcknowledgement, cancel);
    }

    private async Task TurnAsync(ArticleId earlier, CancellationToken cancel)
    {
        if (await ledger.FindAsync(earlier, cancel) is not { } standing) return;
        var decision = await deduplicator.DecideAsync(standing.Article, cancel);
        if (decision.Relation != Relation.Copy) return;
        if (await ledger.TurnAsync(earlier, decision, cancel) is { } turned) await announcer.AnnounceAsync(turned, cancel);
    }
}
