using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events;

/// <summary>What a text says about control of places.</summary>
/// <param name="Alert">True when at least one event is new and claimed, confirmed or contested.</param>
public sealed record EventResult(
    IReadOnlyList<ControlEvent> Events,
    IReadOnlyList<NearMiss> NearMisses,
    IReadOnlyList<Retraction> Retractions,
    string? Origin,
    bool Alert)
{
    public static EventResult Nothing { get; } = new([], [], [], null, false);
}
