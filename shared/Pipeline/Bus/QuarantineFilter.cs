using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Ingestion.Pipeline.Bus;

/// <summary>Outermost around a consumer: what fails after every retry is put aside with its reason, visibly, and its queue moves on.</summary>
internal sealed partial class QuarantineFilter<T>(ILedger ledger, ILogger<QuarantineFilter<T>> log) : IFilter<ConsumeContext<T>>
    where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        try
        {
            await next.Send(context);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutageException or DatabaseUnavailableException) && StageMessage.ArticleOf(context.Message) is not null)
        {
            var article = StageMessage.ArticleOf(context.Message)!;
            var reason = $"{context.ReceiveContext.InputAddress.Segments[^1]}: {e.GetType().Name}: {e.Message}";
            LogQuarantined(log, e, article.Id, article.Revision, reason);
            await ledger.QuarantineAsync(new RevisionId(article.Id, article.Revision), reason, context.CancellationToken);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("quarantine");

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {Article} revision {Revision} is quarantined: {Reason}")]
    private static partial void LogQuarantined(ILogger log, Exception exception, ArticleId article, int revision, string reason);
}
