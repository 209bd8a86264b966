using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Verbs of taking and losing in another of their senses: "claimed they killed", "succumbed to his injuries", "was taken to
/// hospital".</summary>
internal static class OtherSenses
{
    public static bool Is(SentenceReading reading, int chunk, Match match)
    {
        var verb = reading.Chunks[chunk].Verb!;
        var next = reading.Chunks[chunk].Last + 1 < reading.Words.Length ? reading[reading.Chunks[chunk].Last + 1] : default;
        var isPlain = match.Construction is { Subject.Slot: Slot.Gainer, Rest: [{ Slot: Slot.Place }] };
        return verb.Lemma switch
            {
                "claim" when isPlain => verb.Passive
                    || reading.ChunkAt(reading.ChunkOf(match.Place.Last) + 1)?.Verb is { IsFinite: true }
                    || match.Place.Last < match.Head
                    || match.Place.Places[0] is { PointsBack: true, IsNamed: false },
                "evacuate" => IsOfAlarm(reading) || IsOfPeople(reading, chunk, match),
                "collapse" or "crumble" => match is { Gainer: null, Place.Places: [{ Kind: PlaceKind.Site }, ..] },
                "deliver" => match.Gainer is not ({ IsArmed: true } or { Class: ActorClass.NonState }),
                "seize" => next.Info is not null && next.Lower is "on" or "upon",
                "leave" or "transfer" when match.Place.Last >= match.Head => match.Place.Places is [{ PointsBack: true, IsNamed: false }]
                    && match.Construction.Rest.Any(e => e.Slot == Slot.Gainer)
                    && reading[match.Head + 1].Lower == "it",
                "hold" when isPlain => verb.Passive && match.Gainer is null,
                "take" when isPlain => match.Place.Last < match.Head
                    && next.Info is not null
                    && (
                        next.Lower is "to" or "into" or "away" or "hostage" or "prisoner" or "aback" or "ill"
                        || next.Lower == "from" && match.Loser is null
                    ),
                "succumb" or "capitulate" => match.Gainer is null && next.Info is not null && next.Lower == "to",
                "fall" => verb.Tense == Tense.Gerund
                    && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Noun } fallen
                    && !reading[fallen.Last].Is(Tag.Calendar),
                "change" => IsRepeated(reading, chunk),
                "make" => !NamesGains(reading, match.Last),
                "go" or "pass" => match.Construction.Kind == ConstructionKind.Weak
                    && match.Construction.Rest.Any(e => e.Slot == Slot.Gainer)
                    && !IsSide(match.Gainer),
                _ => match is { Construction: { Kind: ConstructionKind.Weak, Subject.Slot: Slot.Gainer }, Gainer: not null } && !IsSide(match.Gainer),
            }
            || IsThing(reading, match)
            || IsPlural(reading, chunk, match)
            || IsTreaty(reading, match);
    }

    /// <summary>"women and children were evacuated from X": those who live there are brought away, nobody gives the place up.</summary>
    private static bool IsOfPeople(SentenceReading reading, int chunk, Match match)
    {
        if (!reading.Chunks[chunk].Verb!.Passive || match.Place.Last < match.Head) return false;
        var subject = chunk - 1;
        while (subject >= 0 && reading.Chunks[subject].Kind != ChunkKind.Noun)
            subject--;
        return subject >= 0
            && !reading[reading.Chunks[subject].Last].Is(Tag.Actor)
            && !reading[reading.Chunks[subject].Last].Is(Tag.Pronoun)
            && match.Loser is not { IsArmed: true, Class: ActorClass.NonState };
    }

    /// <summary>"Assets were seized": a place is one; a word that only opens the sentence with a capital is no name.</summary>
    private static bool IsPlural(SentenceReading reading, int chunk, Match match)
    {
        if (
            match.Place is not { Places: [{ IsNamed: true, IsEvident: false, Kind: PlaceKind.Unknown, Mention: null or { Id: null } } place] }
            || place.Start != reading.StartOf(0)
            || place.Name!.Contains(' ')
        )
            return false;
        return reading[reading.Chunks[chunk].First].Lower is "were" or "are" or "have";
    }

    /// <summary>"The kingdom withdrew from the Concord": what a nation leaves, told with an article and known to no gazetteer, is a treaty or a
    /// body.</summary>
    private static bool IsTreaty(SentenceReading reading, Match match)
    {
        if (
            match
            is not {
                Construction.Kind: ConstructionKind.Leave,
                Loser: { IsArmed: false, Class: not ActorClass.NonState },
                Place.Places: [{ IsNamed: true, Kind: PlaceKind.Unknown, Mention: null or { Id: null } } place]
            }
        )
            return false;
        var name = reading.Text.TokenAt(place.Start) - reading.Sentence.First;
        return name > 0 && reading[name - 1].Lower == "the" || place.Name!.StartsWith("The ", StringComparison.Ordinal);
    }

    /// <summary>"evacuated the station after a bomb threat": people are brought to safety.</summary>
    private static bool IsOfAlarm(SentenceReading reading)
    {
        foreach (var word in reading.Words)
        {
            if (EventLexicon.Shared.IsCue("alarm", word.Lower)) return true;
        }

        return false;
    }

    /// <summary>"made gains in X, including the Y base": what was gained is told.</summary>
    private static bool NamesGains(SentenceReading reading, int last)
    {
        for (var w = last + 1; w < reading.Words.Length && w <= last + 3; w++)
        {
            if (reading[w].Lower is "including" or "include" or "includes") return true;
        }

        return false;
    }

    /// <summary>"has changed hands several times": history of no one change.</summary>
    private static bool IsRepeated(SentenceReading reading, int chunk)
    {
        for (var w = reading.Chunks[chunk].First; w < reading.Words.Length && reading.Chunks[reading.ChunkOf(w)].Kind != ChunkKind.Comma; w++)
        {
            if (
                reading[w].Lower is "repeatedly" or "frequently" or "often" or "regularly"
                || (reading[w].Lower == "times" && reading[w - 1].Lower is "several" or "many" or "multiple" or "numerous" or "countless" or "dozen")
            )
                return true;
        }

        return false;
    }

    private static bool IsSide(Actor? actor) => actor is { IsArmed: true } or { Class: not ActorClass.Any } or { Id: not null };

    /// <summary>"abandoning it in X": a thing, left in a place.</summary>
    private static bool IsThing(SentenceReading reading, Match match)
    {
        if (match.Place.Places is not [{ PointsBack: true, IsNamed: false } back] || match.Place.Last < match.Head) return false;
        var word = reading.Text.TokenAt(back.Start) - reading.Sentence.First;
        return reading[word].Lower is "it" or "them"
            && word + 1 < reading.Words.Length
            && reading[word + 1].Lower is "in" or "at" or "near" or "inside";
    }
}
