using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads phrases that a place noun heads: counted ("ten districts"), pointing back ("the district"), or with a name behind.</summary>
internal sealed class UnnamedPlaces(NamesBehind behind, IncludedPlaces included)
{
    public PlacePhrase? Read(SentenceReading reading, int first, int core, int last)
    {
        var head = last;
        if (IsThePlace(reading, first, last))
            return Back(reading, first, last, PlaceKind.Unknown);
        if (behind.LastIn(reading, first, head) is { } lost)
            return lost;
        if (IsOpenLand(reading, first, head))
            return One(
                reading,
                first,
                last,
                new PlaceRef
                {
                    Start = reading.StartOf(first),
                    End = reading.EndOf(last),
                    Kind = PlaceKind.Region,
                    IsMinor = true,
                }
            );
        if (SiteNames.Called(reading, head) is { } called)
            return called;
        if (IncludedPlaces.IsFollowing(reading, first, head))
            return included.Evident(reading, last)
                ?? One(
                    reading,
                    first,
                    last,
                    new PlaceRef
                    {
                        Start = reading.StartOf(first),
                        End = reading.EndOf(last),
                        IsVague = true,
                        IsMinor = true,
                    }
                );
        if (CentresOf(reading, head) is { } centres)
            return Read(reading, centres.First, centres.First, centres.Last);
        if (!reading[head].Is(Tag.Place) || reading[head].Info.Place is PlaceKind.Region or PlaceKind.Admin1 && !IsDefinite(reading, first))
            return null;
        var kind = NamesBehind.IsSeat(reading, head) ? reading[head - 1].Info.Place : reading[head].Info.Place;
        var count = Quantifiers.Count(reading, first, last);
        var vague = count is null && (Quantifiers.IsVague(reading, first, last) || IncludedPlaces.Announces(reading, first, last));
        if (
            behind.Read(reading, head, kind, first) is { } named
            && (!vague && count is null || named.Places.Count > 1 || named.Places.Count == count)
        )
            return named;
        if ((count is not null || vague) && included.Including(reading, last) is { } listed)
            return listed;
        if (count is null && !vague && IsBarePlural(reading, first, head) && included.Including(reading, last) is { } members)
            return members;
        if (count is null && !vague && NameGiven(reading, last) is { } name && behind.Of(reading, name, kind) is { Places.Count: 1 } given)
            return given;
        if (count is null && !vague && IsDefinite(reading, first) && kind != PlaceKind.Site)
            return Back(reading, first, last, kind);
        return One(
            reading,
            first,
            last,
            new PlaceRef
            {
                Start = reading.StartOf(first),
                End = reading.EndOf(last),
                Kind = kind,
                Count = count,
                IsVague = vague,
                IsMinor = (MinorSites.Is(reading[head]) && kind == PlaceKind.Site) || (kind == PlaceKind.Site && count is null && !vague),
            }
        );
    }

    /// <summary>"the centres of nine more districts": the districts, where they are counted; else null.</summary>
    private static Chunk? CentresOf(SentenceReading reading, int head) =>
        reading[head].Lower is "centres" or "centers" or "headquarters" or "capitals"
        && head + 2 < reading.Words.Length
        && reading[head + 1].Lower == "of"
        && reading.ChunkAt(reading.ChunkOf(head + 2)) is { Kind: ChunkKind.Noun } inner
        && reading[inner.Last].Is(Tag.Place)
        && Quantifiers.Count(reading, inner.First, inner.Last) is not null
            ? inner
            : null;

    /// <summary>"that district, called X", "a village named X": where the name stands; null when none is given.</summary>
    private static int? NameGiven(SentenceReading reading, int last)
    {
        var at = last + 1 < reading.Words.Length && reading[last + 1].Lower == "," ? last + 2 : last + 1;
        return at + 1 < reading.Words.Length && reading[at].Lower is "called" or "named" && reading.IsTellingCapital(at + 1) ? at + 1 : null;
    }

    /// <summary>"took the place", but not "took the place of"; "took the latter".</summary>
    private static bool IsThePlace(SentenceReading reading, int first, int last) =>
        last == first + 1
        && reading[first].Lower == "the"
        && reading[last].Lower is "place" or "area" or "latter" or "former"
        && (last + 1 >= reading.Words.Length || reading[last + 1].Lower != "of");

    /// <summary>"territory", "several areas": somewhere, a side gained ground.</summary>
    private static bool IsOpenLand(SentenceReading reading, int first, int head) =>
        reading[first].Lower is "its" or "their" && reading[head].Lower is "territory" or "territories" or "land" or "ground"
        || !reading[first].Is(Tag.Determiner) && reading[head].Lower is "territory" or "areas" && NameRuns.Of(reading, first, head).Length == 0
        || reading[first].Lower is "a" or "an"
            && reading[head].Lower is "area"
            && head > first + 1
            && NameRuns.Of(reading, first, head).Length == 0
            && (head + 1 >= reading.Words.Length || reading[head + 1].Lower != "of");

    /// <summary>"towns", whose names may follow.</summary>
    public static bool IsBarePlural(SentenceReading reading, int first, int head) =>
        !reading[first].Is(Tag.Determiner)
        && !reading[first].IsPossessive
        && reading[head].Lower.EndsWith('s')
        && reading[head].Info.Place is not PlaceKind.Site
        && NameRuns.Of(reading, first, head).Length == 0;

    private static bool IsDefinite(SentenceReading reading, int first) =>
        reading[first].Is(Tag.Determiner) && reading[first].Lower is not ("a" or "an" or "another" or "any" or "every" or "each");

    /// <summary>Words <c>[first, last]</c> that mean a place named earlier.</summary>
    public static PlacePhrase Back(SentenceReading reading, int first, int last, PlaceKind kind) =>
        One(reading, first, last, new PlaceRef { Start = reading.StartOf(first), End = reading.EndOf(last), Kind = kind, PointsBack = true });

    private static PlacePhrase One(SentenceReading reading, int first, int last, PlaceRef place) => new([place], last);
}
