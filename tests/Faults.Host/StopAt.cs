using Ingestion.Pipeline;

namespace Ingestion.Faults.Host;

/// <summary>Says that a point is reached and lets nothing go past it: there the test kills the process.</summary>
internal sealed class StopAt(string? point) : ICheckpoint
{
    public async ValueTask ReachedAsync(string reached, CancellationToken cancel)
    {
        if (reached != point) return;
        Console.WriteLine($"reached {reached}");
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }
}
