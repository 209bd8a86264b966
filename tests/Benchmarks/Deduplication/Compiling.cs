using System.Runtime;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// Whether the runtime still compiles what runs often. It does so beside the program, on the same processors, for thousands of
/// articles: a figure taken meanwhile tells of a process's first seconds.
/// </summary>
internal sealed class Compiling
{
    /// <summary>Of the processor time, while the runtime is done but for stragglers.</summary>
    private const double Straggling = 0.05;

    private const int Rounds = 5;

    private readonly Queue<(TimeSpan Compiling, TimeSpan All)> _last = new([Now]);

    /// <summary>In the last rounds more than stragglers were compiled.</summary>
    public bool GoesOn => Now.Compiling - _last.Peek().Compiling > (Now.All - _last.Peek().All) * Straggling;

    public void EndRound()
    {
        _last.Enqueue(Now);
        if (_last.Count > Rounds) _last.Dequeue();
    }

    private static (TimeSpan Compiling, TimeSpan All) Now => (JitInfo.GetCompilationTime(), Environment.CpuUsage.TotalTime);
}
