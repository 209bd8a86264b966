using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events;

/// <summary>What a text says about control of places.</summary>
/// <param name="Alert">True when at least one event is new and claimed, confirmed or contested.</param>
/// <param name="ForeignSentences">How many sentences were left unread because they are in another language.</param>
public sealed record EventResult(
    IReadOnlyList<ControlEvent> Events,
    IReadOnlyList<NearMiss> NearMisses,
    IReadOnlyList<Retraction> Retractions,
    string? Origin,
    bool Alert,
    int ForeignSentences)
{
    public static EventResult Nothing { get; } = new([], [], [], null, false, 0);
}
