using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>What one name may mean, with the evidence for it.</summary>
internal sealed class Reading(Place place, NameMatch match)
{
    public Place Place { get; } = place;

    public NameMatch Match { get; } = match;

    /// <summary>Evidence of the name itself: kind, size, what stands beside it.</summary>
    public double Own { get; set; }

    /// <summary>Evidence of the article's other places; 0 when none lies in its country.</summary>
    public double Support { get; set; }

    /// <summary>Own evidence and that of the article's other places.</summary>
    public double Score => Own + Support;

    /// <summary>Share of the belief of all readings, 0 to 1.</summary>
    public double Belief { get; set; }
}

/// <summary>How a name agrees with a place's.</summary>
internal enum NameMatch
{
    /// <summary>It is the place's first name.</summary>
    First,

    /// <summary>It is a recorded spelling.</summary>
    Other,

    /// <summary>Its consonants alone agree.</summary>
    Sound,
}
