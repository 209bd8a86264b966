using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Finds the places that a match means where its own phrase has no name: by what follows or by what was told before.</summary>
internal sealed class MeantPlaces(PlaceReader places, Anaphora anaphora)
{
    /// <summary>The match with the places that its sentence and the list told last give it.</summary>
    public Match Named(SentenceReading reading, int chunk, Match match) => Each(reading, Listed(reading, Identified(reading, chunk, match)));

    /// <summary>The place that one without a name points back to; the place itself when nothing was told before.</summary>
    public PlaceRef Of(SentenceReading reading, Match match, PlaceRef place) =>
        place is { PointsBack: true, IsNamed: false }
            ? Resolve(reading, place)
            : (
                match.Construction.Kind is ConstructionKind.State or ConstructionKind.Hold or ConstructionKind.Change
                    ? SiteMeant(reading, place)
                    : null
            ) ?? place;

    /// <summary>"they were seized", "the takeover of their regions": no one place, people as a rule.</summary>
    public static bool IsPlural(SentenceReading reading, PlaceRef back)
    {
        var last = reading[reading.Text.TokenAt(back.End - 1) - reading.Sentence.First];
        return last.Lower is "they" or "them" || (last.Is(Tag.Place) && last.Info.Place is not PlaceKind.Site && last.Lower.EndsWith('s'));
    }

    /// <summary>"The district that was taken is X", "Among the villages captured by the rebels were X and Y".</summary>
    private Match Identified(SentenceReading reading, int chunk, Match match)
    {
        if (match.Place.Places is not [{ IsNamed: false } back] || !back.PointsBack && !back.IsVague || BehindIs(reading, chunk) is not { } word)
            return match;
        return
            (IsPlural(reading, back) ? places.Listed(reading, word, back.Kind) : places.Read(reading, word, alone: true)) is { } phrase
            && phrase.Places.All(p => p.IsNamed)
            ? match with
            {
                Place = phrase,
            }
            : match;
    }

    /// <summary>The word behind the next verb and its colon, where that verb is "is" or "were"; else null.</summary>
    private static int? BehindIs(SentenceReading reading, int chunk)
    {
        var verb = chunk + 1;
        while (reading.ChunkAt(verb) is { Kind: ChunkKind.Preposition or ChunkKind.Noun or ChunkKind.Adverb or ChunkKind.Conjunction }) verb++;
        if (reading.ChunkAt(verb)?.Verb is not { Lemma: "be", Negated: false, Modal: null }) return null;
        var next = reading.Chunks[verb].Last + 1;
        if (next + 1 < reading.Words.Length && reading[next].Lower == ":") next++;
        return reading.ChunkAt(reading.ChunkOf(next)) is { Kind: ChunkKind.Noun } noun && noun.First == next ? next : null;
    }

    /// <summary>"Six districts have fallen, among them X and Y": the named ones stand for the count.</summary>
    private Match Listed(SentenceReading reading, Match match) =>
        match.Place.Places is [{ PointsBack: false } place]
        && (IsPortion(reading, match, place) || !place.IsNamed && (place.Count is not null || place.IsVague || place.Kind == PlaceKind.Region))
        && places.ListedBehind(reading, Math.Max(match.Last, match.Place.Last), place.Kind) is { } listed
            ? match with
            {
                Place = listed with
                {
                    Places =
                    [
                        .. listed.Places.Select(p =>
                            p with
                            {
                                Kind = p.Kind == PlaceKind.Unknown && !place.IsNamed ? place.Kind : p.Kind,
                                Admin1 = p.Admin1 ?? place.Admin1,
                            }
                        ),
                    ],
                },
            }
            : match;

    /// <summary>"most of the Norkand countryside, including the towns of X and Y": of a region or a part only what is named changed hands for
    /// certain.</summary>
    private static bool IsPortion(SentenceReading reading, Match match, PlaceRef place)
    {
        if (!place.IsNamed || (place.Partial is null && place.Kind is not PlaceKind.Region)) return false;
        for (var w = Math.Max(match.Last, match.Place.Last) + 1; w < reading.Words.Length; w++)
        {
            if (reading[w].Lower == "including") return true;
            if (reading.Chunks[reading.ChunkOf(w)].Verb is not null) return false;
        }

        return false;
    }

    /// <summary>"… of X and Y, two days after they fell", "… of the cities of X and Y, ceding the cities", "had held the two districts":
    /// both.</summary>
    private Match Each(SentenceReading reading, Match match)
    {
        if (match.Place.Places is [{ IsNamed: false, Count: > 1 } counted] && counted.Count == anaphora.Listed.Count && IsDefinite(reading, counted))
            return AllListed(match, counted);
        if (match.Place.Places is not [{ PointsBack: true, IsNamed: false } back] || anaphora.Listed.Count < 2)
            return match;
        var word = reading.Text.TokenAt(back.Start) - reading.Sentence.First;
        var implied = match.Construction.IsPlaceImplied && anaphora.Listed[0].Start >= reading.Sentence.Start;
        var listed = IsPlural(reading, back) && anaphora.Listed[0].Start >= reading.Sentence.Start && anaphora.Listed.All(p => p.Kind == back.Kind);
        if (!implied && !listed && reading[word].Lower is not ("they" or "them" or "both")) return match;
        return AllListed(match, back);
    }

    private Match AllListed(Match match, PlaceRef pointing) =>
        match with
        {
            Place = match.Place with
            {
                Places = [.. anaphora.Listed.Select(p => p with { Start = pointing.Start, End = pointing.End, PointsBack = true })],
            },
        };

    private static bool IsDefinite(SentenceReading reading, PlaceRef place) =>
        reading[reading.Text.TokenAt(place.Start) - reading.Sentence.First].Lower is "the" or "these" or "those" or "both";

    private PlaceRef Resolve(SentenceReading reading, PlaceRef pointing) =>
        Meant(reading, pointing) is { } known
            ? known with
            {
                PointsBack = pointing.Kind == PlaceKind.Unknown,
                Partial = pointing.Partial ?? known.Partial,
                Start = pointing.Start,
                End = pointing.End,
            }
            : pointing;

    private PlaceRef? Meant(SentenceReading reading, PlaceRef pointing)
    {
        if (IsFormer(reading, pointing)) return anaphora.Former(pointing.Start);
        var told = anaphora.Place(pointing.Kind, pointing.Start);
        if (!IsProvincialCapital(reading, pointing)) return told;
        return anaphora.Landmark(reading.Sentence.Start, pointing.Start) ?? (told is { Kind: PlaceKind.District } ? null : told);
    }

    /// <summary>"still hold the dam" behind "Mosul dam": the site told last whose name ends so; "evacuates the base" tells too little of
    /// which.</summary>
    private PlaceRef? SiteMeant(SentenceReading reading, PlaceRef place)
    {
        if (place is not { IsNamed: false, IsMinor: true, Kind: PlaceKind.Site })
            return null;
        var (first, last) = (
            reading.Text.TokenAt(place.Start) - reading.Sentence.First,
            reading.Text.TokenAt(place.End - 1) - reading.Sentence.First
        );
        return reading[first].Lower == "the" ? anaphora.Site(reading[last].Lower) : null;
    }

    /// <summary>"fighting around X meant that it was the ninth provincial capital to fall": a city, and not one of the districts told of
    /// before.</summary>
    private static bool IsProvincialCapital(SentenceReading reading, PlaceRef pointing) =>
        reading.Text.TokenAt(pointing.End - 1) - reading.Sentence.First is > 0 and var head
        && reading[head].Lower == "capital"
        && reading[head - 1].Lower is "provincial" or "regional" or "state";

    private static bool IsFormer(SentenceReading reading, PlaceRef pointing) =>
        reading[reading.Text.TokenAt(pointing.End - 1) - reading.Sentence.First].Lower == "former";
}
