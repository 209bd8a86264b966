using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads a named place whose noun has a capital before it: "the Iraqi city of Ramadi", "the Sovanda district of X"; "two villages of X" are
/// not X.</summary>
internal sealed class DescribedPlaces(PlaceNames placeNames, NamesBehind behind)
{
    /// <summary>"the Iraqi city of Ramadi": the capital before the noun is a nationality's.</summary>
    public PlacePhrase? Read(SentenceReading reading, int core, int last)
    {
        if (last + 2 >= reading.Words.Length || reading[last + 1].Lower != "of" || !reading[last].Is(Tag.Place)) return null;
        if (OfPeople(reading, core, last) is { } peopled) return peopled;
        var nation = HasDemonym(reading, core, last - 1) || placeNames.HasCountry(reading, core, last - 1);
        var province = reading[last].Info.Place != PlaceKind.Admin1 && !nation ? placeNames.ProvinceIn(reading, core, last - 1) : null;
        if (province is null && !nation && !(reading[last].Lower is "villages" or "towns" or "settlements" && reading.IsTellingCapital(last + 2)))
            return behind.QuarterOf(reading, core, last);
        var named = behind.Read(reading, last, reading[last].Info.Place, core);
        if (named is { Places.Count: 1 } && (Quantifiers.Count(reading, core, last) is not null || Quantifiers.IsVague(reading, core, last)))
            return null;
        return named is null || province is null
            ? named
            : named with
            {
                Places = [.. named.Places.Select(p => p with { Admin1 = p.Admin1 ?? province })],
            };
    }

    /// <summary>"the ancient Assyrian city of Nimrud", "the movement's capital of X", "Orvel suburb of Keshti": the capitals before the noun tell
    /// whose it is.</summary>
    private PlacePhrase? OfPeople(SentenceReading reading, int core, int last)
    {
        if (
            reading[last].Info.Place is not (PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Neighbourhood)
                && reading[last].Lower != "port"
            || reading[last].Lower.EndsWith('s')
            || !reading.IsTellingCapital(last + 2)
            || NameRuns.Of(reading, core, last - 1).Length == 0 && !reading[core - 1 < 0 ? core : core - 1].IsPossessive
        )
            return null;
        return
            behind.Read(reading, last, reading[last].Info.Place, core)
                is { Places: [{ Mention: null or { Kind: not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region) } }, ..] } named
            ? named
            : null;
    }

    private static bool HasDemonym(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[w].Token)) is not null) return true;
        }

        return false;
    }
}
