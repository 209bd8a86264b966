using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads sites whose name is a number, a unit's, or given by "known as".</summary>
internal static class SiteNames
{
    private static readonly FrozenSet<string> Letters = EventLexicon.Shared.Cues("lettered-site");

    /// <summary>"Point 1847", "Hill-60": a site that has a number for a name.</summary>
    public static PlacePhrase? Numbered(SentenceReading reading, int first, int last)
    {
        for (var w = first; w < last; w++)
        {
            if (!reading[w].Token.IsCapitalised || reading[w].Lower is not ("point" or "hill" or "height" or "hilltop" or "camp" or "base" or "post"))
                continue;
            var number = reading.IsInnerHyphen(w + 1) && w + 2 <= last ? w + 2 : w + 1;
            if (reading[number].Token.Kind == Text.TokenKind.Number) return One(reading, w, number, last, PlaceKind.Site);
        }

        return null;
    }

    /// <summary>"the junta's Infantry Battalion 88 base": the site is named by its unit's number.</summary>
    public static PlacePhrase? OfUnit(SentenceReading reading, int first, int last)
    {
        if (
            last > first + 1
            && reading[last].IsNumber
            && reading[last - 1].Token.IsCapitalised
            && reading[last - 1].Lower is "brigade" or "battalion" or "division" or "regiment"
            && reading[last - 2].Info.Place == PlaceKind.Site
        )
            return One(reading, last - 1, last, last, PlaceKind.Site);
        if (WithUnit(reading, first, last) is { } unit)
            return One(reading, unit, last, last, PlaceKind.Site);
        if (
            last < first + 2
            || reading[last].Info.Place != PlaceKind.Site
            || !reading[last - 1].IsNumber
            || reading[last - 2].Lower is not ("battalion" or "brigade" or "division" or "regiment" or "corps")
        )
            return null;
        var from = last - 2;
        while (from > first && reading[from - 1].Token.IsCapitalised) from--;
        return One(reading, from, last, last, PlaceKind.Site);
    }

    /// <summary>"the 93 Division base", "the army's 121st Infantry Brigade headquarters" without a town: where the name begins.</summary>
    private static int? WithUnit(SentenceReading reading, int first, int last)
    {
        if (
            last < first + 2
            || reading[last].Info.Place != PlaceKind.Site
            || reading[last - 1].Lower is not ("battalion" or "brigade" or "division" or "regiment" or "corps")
        )
            return null;
        if (last + 1 < reading.Words.Length && reading[last + 1].Lower is "in" or "at" or "near" or "outside")
            return null;
        for (var w = last - 2; w >= first && (w == last - 2 || reading[w + 1].Token.IsCapitalised); w--)
        {
            if (reading[w].IsNumber || char.IsAsciiDigit(reading.Text.Text[reading.StartOf(w)])) return w;
        }

        return null;
    }

    /// <summary>"the buildings known as the Sugar Offices": the name that the words give.</summary>
    public static PlacePhrase? Called(SentenceReading reading, int head)
    {
        if (!reading[head].Is(Tag.Place) || head + 2 >= reading.Words.Length) return null;
        var at = reading[head + 1].Lower is "known" or "named" or "called" or "dubbed" ? head + 2 : -1;
        if (at > 0 && reading[at].Lower == "as") at++;
        if (at < 0 || reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk) return null;
        if (reading[at].Is(Tag.Determiner)) at++;
        if (at > chunk.Last || !reading[at].Token.IsCapitalised) return null;
        return One(reading, at, chunk.Last, chunk.Last, reading[head].Info.Place);
    }

    /// <summary>"the Citadel of Selk", "the University of Selk": noun and name in capitals are one name.</summary>
    public static PlacePhrase? OfTown(SentenceReading reading, int at, int last)
    {
        var first = reading[at].Is(Tag.Determiner) ? at + 1 : at;
        if (
            first != last
            || reading.IsHeading
            || !reading[first].Token.IsCapitalised
            || reading[first].Info.Place != PlaceKind.Site && reading[first].Lower != "citadel"
            || first + 2 >= reading.Words.Length
            || reading[first + 1].Lower != "of"
        )
            return null;
        if (
            !reading.IsTellingCapital(first + 2)
            || reading.ChunkAt(reading.ChunkOf(first + 2)) is not { Kind: ChunkKind.Noun } town
            || !reading[town.Last].Token.IsCapitalised
        )
            return null;
        return One(reading, first, town.Last, town.Last, PlaceKind.Site);
    }

    /// <summary>"RAF Orvel", "FOB Keshti": letters that say what the named site is.</summary>
    public static PlacePhrase? Lettered(SentenceReading reading, int first, int last)
    {
        var at = reading[first].Is(Tag.Determiner) ? first + 1 : first;
        if (
            at + 1 > last
            || reading[at].Token.Shape != Text.TokenShape.AllCapitals
            || !Letters.Contains(reading[at].Lower)
            || reading.Style == CaseStyle.Capitals
        )
            return null;
        for (var w = at + 1; w <= last; w++)
        {
            if (!reading[w].Token.IsCapitalised || reading[w].Is(Tag.Calendar | Tag.Actor)) return null;
        }

        return One(reading, at, last, last, PlaceKind.Site);
    }

    /// <summary>"the western military command", "the Northeastern Regional Military Command": a command told by where it lies.</summary>
    public static PlacePhrase? Command(SentenceReading reading, int first, int last)
    {
        if (reading[last].Lower != "command" || last < first + 2 || reading[last - 1].Lower is not ("military" or "regional" or "operations"))
            return null;
        var from = last - 1;
        while (from > first && (reading[from - 1].Lower is "military" or "regional" or "operations" || IsSide(reading[from - 1].Lower))) from--;
        return IsSide(reading[from].Lower) && HasMilitary(reading, from, last) ? One(reading, from, last, last, PlaceKind.Site) : null;
    }

    private static bool HasMilitary(SentenceReading reading, int first, int last)
    {
        for (var w = first; w < last; w++)
        {
            if (reading[w].Lower == "military") return true;
        }

        return false;
    }

    private static bool IsSide(string word) =>
        word
            is "western" or "eastern" or "northern" or "southern" or "northeastern" or "northwestern" or "southeastern" or "southwestern" or "central"
                or "coastal";

    /// <summary>"the headquarters of the 3rd Coastal Brigade": the site is named by its unit.</summary>
    public static PlacePhrase? SeatOfUnit(SentenceReading reading, int head)
    {
        if (
            head + 2 >= reading.Words.Length
            || reading[head + 1].Lower != "of"
            || reading[head].Lower is not ("headquarters" or "hq" or "hqs" or "base" or "camp" or "barracks" or "garrison")
        )
            return null;
        if (
            reading.ChunkAt(reading.ChunkOf(head + 2)) is not { Kind: ChunkKind.Noun } unit
            || reading[unit.Last].Lower is not ("brigade" or "division" or "battalion" or "regiment" or "corps")
            || unit.Last < head + 4
        )
            return null;
        if (unit.Last + 1 < reading.Words.Length && reading[unit.Last + 1].Lower is "in" or "at" or "near" or "outside")
            return null;
        return One(reading, head, unit.Last, unit.Last, PlaceKind.Site);
    }

    private static PlacePhrase One(SentenceReading reading, int first, int last, int end, PlaceKind kind) =>
        new(
            [
                new PlaceRef
                {
                    Name = reading.TextOf(first, last),
                    Start = reading.StartOf(first),
                    End = reading.EndOf(last),
                    Kind = kind,
                    IsEvident = true,
                },
            ],
            end
        );
}
