using System.Collections.Concurrent;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>Archives like the real intake and remembers what it was given.</summary>
public sealed class RecordingIntake(IArchive? archive = null) : ICaptureIntake
{
    private readonly ConcurrentQueue<(Capture Capture, byte[] Body)> _taken = new();
    private readonly ConcurrentQueue<(Capture Capture, string Reason)> _rejected = new();

    public IReadOnlyList<(Capture Capture, byte[] Body)> Taken => [.. _taken];

    public IReadOnlyList<string> Urls => [.. Taken.Select(t => t.Capture.RequestedUrl ?? t.Capture.Hint?.Guid ?? "")];

    /// <summary>What it answers; by default that an article was accepted.</summary>
    public Func<Capture, IntakeResult> Answer { get; set; } = _ => new IntakeResult(IntakeOutcome.Accepted, [], []);

    public IReadOnlyList<(Capture Capture, string Reason)> Rejected => [.. _rejected];

    public Task RejectAsync(Capture capture, string reason, CancellationToken cancel)
    {
        _rejected.Enqueue((capture, reason));
        return Task.CompletedTask;
    }

    public async Task<IntakeResult> TakeAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        if (archive is not null) await archive.AppendAsync(capture, body, cancel);
        _taken.Enqueue((capture, body.ToArray()));
        return Answer(capture);
    }
}
