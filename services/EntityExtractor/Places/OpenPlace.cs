using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>A name taken for a place with all its readings, best first once resolved.</summary>
internal sealed class OpenPlace(PlaceSpan span, string name, NameKey key, List<Reading> readings)
{
    private const int MostParents = 4;

    public PlaceSpan Span { get; } = span;

    public string Name { get; } = name;

    /// <summary>What the text calls it, here or at another spot.</summary>
    public PlaceKind? Cue { get; set; } = span.Cue;

    public NameKey Key { get; } = key;

    public List<Reading> Readings { get; } = readings;

    public Reading? Best => Readings.Count > 0 ? Readings[0] : null;

    /// <summary>"on the border with X": what is told lies in another country.</summary>
    public bool IsAcrossBorder { get; set; }

    /// <summary>The name that the text says it lies in ("Imam Sahib in Kunduz"); null when it says none.</summary>
    public OpenPlace? Within { get; set; }

    /// <summary>True when the text leaves no doubt that it lies there; "Kunduz, Takhar" may be a list as well.</summary>
    public bool IsPlainlyWithin { get; set; }

    /// <summary>The nearest of what it lies in, outwards, that is known and decided; null when none is.</summary>
    public Place? KnownParent
    {
        get
        {
            var (outer, steps) = (Within, MostParents);
            while (outer is not null && outer is not { Decided: true, Best: not null } && steps-- > 0) outer = outer.Within;
            return outer is { Decided: true, Best.Place: var place } ? place : null;
        }
    }

    /// <summary>Of a name without a reading: the known place next to it, and the division that all in its sentence share; null when its sentence has
    /// none.</summary>
    public (Place Place, string? Admin1)? Beside { get; set; }

    /// <summary>Belief in the best reading and those at the same spot, 0 to 1.</summary>
    public double Confidence { get; set; }

    /// <summary>False when readings far apart are equally good.</summary>
    public bool Decided { get; set; } = true;
}
