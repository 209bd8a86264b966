using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>The slots of a construction as far as they are filled.</summary>
internal struct Filled(int last)
{
    /// <summary>Last word of the match so far.</summary>
    public int Last { get; set; } = last;

    public PlacePhrase? Place { get; set; }

    public Actor? Gainer { get; set; }

    public Actor? Loser { get; set; }

    public void Set(Slot slot, Actor? actor)
    {
        if (slot == Slot.Gainer) Gainer ??= actor;
        if (slot == Slot.Loser) Loser ??= actor;
    }

    public readonly Match? ToMatch(Construction construction, int head) =>
        Place is null ? null : new Match(construction, head, Last, Place, Gainer, Loser);
}
