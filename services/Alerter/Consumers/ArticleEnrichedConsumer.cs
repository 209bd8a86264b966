using Ingestion.Alerter.Channels;
using Ingestion.Alerter.Incidents;
using Ingestion.Contracts.V1;
using MassTransit;

namespace Ingestion.Alerter.Consumers;

/// <summary>Merges what an article reports into incidents and says which alerts that raises or amends.</summary>
internal sealed class ArticleEnrichedConsumer(IncidentBook incidents, DeliverySettlement settlement) : IConsumer<ArticleEnriched>
{
    public async Task Consume(ConsumeContext<ArticleEnriched> context)
    {
        var (article, cancel) = (context.Message.Article, context.CancellationToken);
        foreach (var raised in await incidents.TakeAsync(context.Message, cancel)) await context.Publish(raised, cancel);
        await settlement.SettleAsync(new RevisionId(article.Id, article.Revision), context.Message.Decision.Turn, cancel);
    }
}
