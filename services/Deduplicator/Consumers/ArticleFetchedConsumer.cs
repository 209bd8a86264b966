using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using MassTransit;

namespace Ingestion.Deduplicator.Consumers;

/// <summary>Decides what an article is, and says so; earlier decisions that it corrects are announced again.</summary>
internal sealed class ArticleFetchedConsumer(IDeduplicator deduplicator, ILedger ledger, Announcer announcer) : IConsumer<ArticleFetched>
{
    public async Task Consume(ConsumeContext<ArticleFetched> context)
    {
        var (article, cancel) = (context.Message.Article, context.CancellationToken);
        var decision = await deduplicator.DecideAsync(article, cancel);
        var decided = await ledger.DecideAsync(new RevisionId(article.Id, article.Revision), decision, cancel);
        await announcer.AnnounceAsync(decided, cancel);
        foreach (var correction in decision.Corrections)
        {
            var turned = await ledger.TurnAsync(new RevisionId(correction.Id, correction.Revision), correction.Decision, cancel);
            if (turned is not null) await announcer.AnnounceAsync(turned, cancel);
        }
    }
}
