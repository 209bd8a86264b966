namespace Ingestion.Benchmarks.Deduplication;

/// <summary>How fast single decisions were, in processor time where the system tells it.</summary>
internal sealed class Pace
{
    private readonly List<float> _microseconds = [];
    private double _seconds;

    public int Count => _microseconds.Count;

    public double PerSecond => Count / _seconds;

    /// <summary>Milliseconds that 99 of 100 decisions stayed below, of the last so many.</summary>
    public double NinetyNinth(int last)
    {
        var sorted = _microseconds.TakeLast(last).Order().ToArray();
        return sorted[(int)(sorted.Length * 0.99)] / 1000;
    }

    public void Add(Pace other)
    {
        _seconds += other._seconds;
        _microseconds.AddRange(other._microseconds);
    }

    public void Time(Action decide)
    {
        var start = ProcessorClock.Now;
        decide();
        var elapsed = ProcessorClock.Now - start;
        _seconds += elapsed.TotalSeconds;
        _microseconds.Add((float)elapsed.TotalMicroseconds);
    }
}
