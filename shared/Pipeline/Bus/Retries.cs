using Ingestion.Ledger.Database;
using Polly;
using Polly.Retry;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// When a message is tried again: the only retries on the bus. An outage is waited for, holding the message, so that it
/// slows the service down and never fills the quarantine; anything else is tried three times in all.
/// </summary>
internal static class Retries
{
    public static ResiliencePipeline Create(TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(IsOutage(arguments.Outcome.Exception)),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(30),
            UseJitter = true,
        })
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(IsPoison(arguments.Outcome.Exception)),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Constant,
            Delay = TimeSpan.FromMilliseconds(200),
        })
        .Build();

    public static bool IsPoison(Exception? failure) => failure is not (null or OperationCanceledException) && !IsOutage(failure);

    private static bool IsOutage(Exception? failure) => failure is DatabaseUnavailableException or OutageException;
}
