using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>What an analyst speaks of: an event as the text tells it, whatever a reading or a correction makes of it.</summary>
/// <param name="Key">Tells it from the article's other events, in every reading: 32 hexadecimal digits.</param>
/// <param name="Place">As spelt; null when the text counts places without naming them.</param>
/// <param name="PlaceCount">How many places, when they have no name.</param>
/// <param name="Sentence">The sentence that says it.</param>
public sealed record ToldEvent(string Key, ControlAction Action, string? Place, int? PlaceCount, string Sentence)
{
    /// <param name="read">As a reading gave it, corrected or not.</param>
    public static ToldEvent Of(ControlEvent read) => new(EventKey.Of(read), read.Action, read.Place, read.PlaceCount, read.Evidence.Sentence);
}

/// <summary>What stands of an event by an analyst's word.</summary>
/// <param name="Event">Null for one kept before events were kept with their corrections.</param>
public sealed record StandingCorrection(string Key, ToldEvent? Event, EventCorrection Correction);
