namespace Ingestion.Fetcher.Archive;

/// <summary>Leaves the processor to fetching: while a capture was written this lately, packing takes a tenth of a core, later all of one.</summary>
internal sealed class PackingPace(TimeProvider clock)
{
    private const int BusyShare = 10;
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);

    /// <summary>Timers are no finer than a millisecond: what is owed for small records is added up.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);

    private long _written = long.MinValue;
    private TimeSpan _owed;

    /// <summary>A capture was written.</summary>
    public void Wrote() => Volatile.Write(ref _written, clock.GetTimestamp());

    /// <summary>Returns when the next record may be packed. For one caller at a time.</summary>
    /// <param name="worked">How long the last one took.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task GiveWayAsync(TimeSpan worked, CancellationToken cancel)
    {
        _owed = IsBusy() ? _owed + (worked * (BusyShare - 1)) : TimeSpan.Zero;
        if (_owed < ShortestPause) return;
        var pause = _owed;
        _owed = TimeSpan.Zero;
        await Task.Delay(pause, clock, cancel);
    }

    private bool IsBusy() => Volatile.Read(ref _written) is var written && written != long.MinValue && clock.GetElapsedTime(written) < Busy;
}
