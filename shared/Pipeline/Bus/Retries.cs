using Ingestion.Ledger.Database;
using Polly;
using Polly.Retry;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// When a message is tried again: the only retries on the bus. An outage is waited for, holding the message, so that it
/// slows the service down and never fills the quarantine; after some minutes a broker takes it back for a while, since it
/// would take a message held for too long as lost. Anything else is tried three times in all.
/// </summary>
internal static class Retries
{
    /// <summary>About five minutes, at half a minute each once the pauses have grown.</summary>
    private const int TriesBeforeDelay = 16;

    /// <param name="clock">The time that pauses are measured in.</param>
    /// <param name="canDelay">Whether the bus can take a message back for later; otherwise an outage is waited for without end.</param>
    /// <param name="onOutage">Told once a message why it waits.</param>
    public static ResiliencePipeline Create(TimeProvider clock, bool canDelay, Action<string> onOutage) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = arguments => ValueTask.FromResult(IsOutage(arguments.Outcome.Exception)),
                    MaxRetryAttempts = canDelay ? TriesBeforeDelay : int.MaxValue,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = TimeSpan.FromMilliseconds(200),
                    MaxDelay = TimeSpan.FromSeconds(30),
                    UseJitter = true,
                    OnRetry = arguments =>
                    {
                        if (arguments.AttemptNumber == 0)
                            onOutage(arguments.Outcome.Exception!.Message);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = arguments => ValueTask.FromResult(IsPoison(arguments.Outcome.Exception)),
                    MaxRetryAttempts = 2,
                    BackoffType = DelayBackoffType.Constant,
                    Delay = TimeSpan.FromMilliseconds(200),
                }
            )
            .Build();

    public static bool IsPoison(Exception? failure) => failure is not (null or OperationCanceledException) && !IsOutage(failure);

    public static bool IsOutage(Exception? failure) => failure is DatabaseUnavailableException or OutageException;
}
