namespace Ingestion.Tests.Distributed;

/// <summary>Waits for what comes true by itself.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <exception cref="TimeoutException">It did not; <paramref name="what"/> is named.</exception>
    public static async Task Async(Func<Task<bool>> condition, string what, Func<Task<string>>? instead = null)
    {
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end; await Task.Delay(200))
        {
            try
            {
                if (await condition()) return;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // Not yet.
            }
        }

        throw new TimeoutException($"Not within {Patience.TotalSeconds} s: {what}. Instead: {(instead is null ? "no answer" : await instead())}");
    }
}
