using Ingestion.Ledger.Database;
using MassTransit;

namespace Ingestion.Pipeline.Bus;

/// <summary>
/// When a message is tried again: the only retries on the bus. An outage is waited for, holding the message, so that it
/// slows the service down and never fills the quarantine; anything else is tried three times in all.
/// </summary>
internal static class Retries
{
    /// <summary>A day and a half at <see cref="LongestPause"/>; then the broker delivers the message again and the wait starts anew.</summary>
    private const int OutageTries = 4_320;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public static void WaitForOutage(IRetryConfigurator retry)
    {
        retry.Handle<DatabaseUnavailableException>();
        retry.Handle<OutageException>();
        retry.Exponential(OutageTries, TimeSpan.FromMilliseconds(200), LongestPause, TimeSpan.FromMilliseconds(400));
    }

    public static void TryPoisonAgain(IRetryConfigurator retry)
    {
        retry.Ignore<DatabaseUnavailableException>();
        retry.Ignore<OutageException>();
        retry.Ignore<OperationCanceledException>();
        retry.Interval(2, TimeSpan.FromMilliseconds(200));
    }
}
