using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using MassTransit;

namespace Ingestion.Pipeline.Bus;

/// <summary>Records what a queue's reader died over: the one failure that a reader cannot record itself.</summary>
internal sealed class CrashConsumer(ILedger ledger)
    : IConsumer<ArticleFetched>,
        IConsumer<ArticleAdmitted>,
        IConsumer<ArticleFolded>,
        IConsumer<ArticleEnriched>
{
    public Task Consume(ConsumeContext<ArticleFetched> context) => RecordAsync(context, context.Message.Article);

    public Task Consume(ConsumeContext<ArticleAdmitted> context) => RecordAsync(context, context.Message.Article);

    public Task Consume(ConsumeContext<ArticleFolded> context) => RecordAsync(context, context.Message.Article);

    public Task Consume(ConsumeContext<ArticleEnriched> context) => RecordAsync(context, context.Message.Article);

    private Task RecordAsync(ConsumeContext context, Article article) => ledger.QuarantineAsync(
        new RevisionId(article.Id, article.Revision),
        $"{RabbitMqQueues.MainOf(context)}: the service died each time it took this message.",
        context.CancellationToken);
}
