using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using MassTransit;

namespace Ingestion.EntityExtractor.Consumers;

/// <summary>Reads who, where and what changed hands: in the whole of an admitted article, in what a copy adds.</summary>
internal sealed class ArticleConsumer(IEnricher enricher, ILedger ledger, Announcer announcer) : IConsumer<ArticleAdmitted>, IConsumer<ArticleFolded>
{
    public Task Consume(ConsumeContext<ArticleAdmitted> context) => EnrichAsync(context.Message.Article, copied: null, context.CancellationToken);

    public Task Consume(ConsumeContext<ArticleFolded> context) => EnrichAsync(context.Message.Article, context.Message.Decision, context.CancellationToken);

    private async Task EnrichAsync(Article article, Decision? copied, CancellationToken cancel)
    {
        var enrichment = enricher.Enrich(EnrichmentInput.Of(article, copied));
        await announcer.AnnounceAsync(await ledger.EnrichAsync(new RevisionId(article.Id, article.Revision), enrichment, cancel), cancel);
    }
}
