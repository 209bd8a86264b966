using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Correcting;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Proposing;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using MassTransit;

namespace Ingestion.EntityExtractor.Consumers;

/// <summary>Reads who, where and what changed hands: in the whole of an admitted article, in what a copy adds; an analyst's word stands above what is
/// read.</summary>
internal sealed class ArticleConsumer(IEnricher enricher, Corrections corrections, UnknownNames unknown, ILedger ledger, Announcer announcer)
    : IConsumer<ArticleAdmitted>,
        IConsumer<ArticleFolded>
{
    public Task Consume(ConsumeContext<ArticleAdmitted> context) =>
        EnrichAsync(context.Message.Article, context.Message.Decision, isCopy: false, context.CancellationToken);

    public Task Consume(ConsumeContext<ArticleFolded> context) =>
        EnrichAsync(context.Message.Article, context.Message.Decision, isCopy: true, context.CancellationToken);

    private async Task EnrichAsync(Article article, Decision decision, bool isCopy, CancellationToken cancel)
    {
        var reading = enricher.Enrich(EnrichmentInput.Of(article, isCopy ? decision : null));
        var enrichment = await corrections.ApplyAsync(article.Id, reading, cancel);
        // An article that turned into a copy meanwhile, or back, has a message of its own on the way.
        if (await ledger.EnrichAsync(new RevisionId(article.Id, article.Revision), decision.Turn, enrichment, cancel) is not { } enriched) return;
        await unknown.NoteAsync(article, enrichment, isCopy, cancel);
        await announcer.AnnounceAsync(enriched, cancel);
    }
}
