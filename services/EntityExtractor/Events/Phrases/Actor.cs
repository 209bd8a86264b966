using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>A side in the fighting as a phrase tells it, article left out: "Afghan forces".</summary>
/// <param name="Start">UTF-16 offset of the phrase.</param>
/// <param name="Id">Catalogue id, when an entity mention lies in the phrase.</param>
/// <param name="IsPronoun">Resolved from "they" or "it".</param>
/// <param name="IsArmed">The words themselves tell an armed side: "troops", a known group.</param>
/// <param name="IsOwn">"its forces", "our fighters": the speaker's.</param>
internal sealed record Actor(
    string Text,
    int Start,
    string? Id,
    string? Side,
    ActorClass Class,
    bool IsPronoun = false,
    bool IsOwn = false,
    bool IsArmed = false
)
{
    /// <summary>Whose "its forces" are: the side that speaks of them; null when it is not told.</summary>
    public Actor? Owner { get; init; }

    /// <summary>State or not, "its forces" by whose they are.</summary>
    public ActorClass SideClass => (Owner ?? this).Class;

    /// <summary>A capital tells a name.</summary>
    public bool HasName => Sides.HasName(Text);

    /// <summary>True when both can belong to one side: the same catalogue side, a shared name, or the same kind without names.</summary>
    public bool IsSameSideAs(Actor other) => Sides.Same(this, other);
}
