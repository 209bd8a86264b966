namespace Ingestion.Pipeline;

/// <summary>The points between two effects where a crash must lose nothing. Tests stop or kill the process there.</summary>
public interface ICheckpoint
{
    /// <summary>Reports that <paramref name="point"/> (a constant of <see cref="Checkpoints"/>) is reached.</summary>
    ValueTask ReachedAsync(string point, CancellationToken cancel);
}

/// <summary>The named points, in the order in which an article passes them.</summary>
public static class Checkpoints
{
    public const string CaptureStored = "capture-stored";
    public const string EffectUnpublished = "effect-unpublished";
    public const string PublishedUnconfirmed = "published-unconfirmed";
    public const string Published = "published";
    public const string BeforeEffect = "before-effect";
    public const string BeforeAcknowledgement = "before-acknowledgement";
    public const string IndexedUnrecorded = "indexed-unrecorded";
    public const string NotifiedUnrecorded = "notified-unrecorded";
}

internal sealed class NoCheckpoint : ICheckpoint
{
    public ValueTask ReachedAsync(string point, CancellationToken cancel) => ValueTask.CompletedTask;
}
