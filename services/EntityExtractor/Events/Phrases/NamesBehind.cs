using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads the name behind a head noun: "the district of X", "the capital, X", "headquarters in X".</summary>
internal sealed class NamesBehind
{
    private readonly Func<string, bool> _seen;
    private readonly DocumentNames _names;
    private readonly PlaceNames _named;
    private readonly NameEvidence _evidence;
    private readonly PlaceRefs _refs;
    private readonly NameLists _lists;
    private readonly NamedSites _sites;

    public NamesBehind(DocumentNames names, PlaceNames named)
    {
        _seen = names.IsSeen;
        _names = names;
        _named = named;
        _evidence = new NameEvidence(names);
        _refs = new PlaceRefs(names);
        _lists = new NameLists(names);
        _sites = new NamedSites(names, named, this);
    }

    /// <summary>The name behind a head noun: "district of X", "capital, X", "headquarters in X".</summary>
    public PlacePhrase? Read(SentenceReading reading, int head, PlaceKind kind, int first)
    {
        if (IsSeat(reading, head))
            kind = reading[head - 1].Info.Place;
        if (
            kind is PlaceKind.Site
            && reading[head].Lower is "centre" or "center" or "heart" or "downtown"
            && head + 2 < reading.Words.Length
            && reading[head + 1].Lower == "of"
        )
            return OfWhole(reading, head + 2);
        if (kind is PlaceKind.Site)
            return _sites.Read(reading, head, first);
        var next = head + 1;
        if (next + 1 >= reading.Words.Length)
            return null;
        if (reading[next].Lower == "of" || (kind == PlaceKind.Crossing && reading[next].Lower == "at"))
            return Of(reading, next + 1, kind);
        if (reading[next].Lower == "in" && IsSeat(reading, head) && !LiesInProvince(reading, next + 1))
            return Of(reading, next + 1, kind);
        if (
            reading[next].Lower == "in"
            && (reading[first].Is(Tag.Determiner | Tag.Number) || reading[first].IsNumber)
            && reading.ChunkAt(reading.ChunkOf(next) + 1) is { Kind: ChunkKind.Noun } wider
            && wider.Last + 2 < reading.Words.Length
            && reading[wider.Last + 1].Lower == ","
            && NameRuns.Of(reading, wider.First, wider.Last).Length > 0
        )
            return Apposition(reading, wider.Last + 2, kind);
        return reading.ChunkAt(reading.ChunkOf(next))?.Kind == ChunkKind.Comma ? Apposition(reading, next + 1, kind) : null;
    }

    /// <summary>"district centre", "city headquarters": the place whose seat it is.</summary>
    public static bool IsSeat(SentenceReading reading, int head) =>
        head > 0
        && reading[head].Lower
            is "centre" or "center" or "centres" or "centers" or "headquarters" or "hq" or "compound" or "compounds" or "capital" or "capitals"
                or "building" or "buildings" or "office" or "offices"
        && reading[head - 1].Is(Tag.Place)
        && reading[head - 1].Info.Place is not PlaceKind.Site;

    /// <summary>"the district building in X" is X's, but not "in X province".</summary>
    private bool LiesInProvince(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk
        && (
            reading[chunk.Last].Info.Place == PlaceKind.Admin1
            || (_names.PlaceAt(reading.StartOf(at), reading.EndOf(chunk.Last)) ?? _names.PlaceNamed(reading.TextOf(at, chunk.Last)))
                is { Kind: PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region }
        );

    /// <summary>"its last foothold in X", "all military camps in X": who loses them loses X; null for other words.</summary>
    public PlacePhrase? LastIn(SentenceReading reading, int first, int head)
    {
        if (head + 2 >= reading.Words.Length || reading[head + 1].Lower is not ("in" or "at" or "on") || !IsLast(reading, first, head)) return null;
        return LiesInProvince(reading, head + 2) ? null : OfWhole(reading, head + 2);
    }

    private static bool IsLast(SentenceReading reading, int first, int head)
    {
        var isHold =
            reading[head].Lower is "foothold" or "stronghold" or "bastion" or "redoubt" or "pocket" or "position" or "positions" or "holdout";
        var isMany = reading[head].Lower is "camps" or "bases" or "barracks" or "positions" or "posts" or "strongholds";
        for (var w = Math.Max(0, first - 1); w < head; w++)
        {
            if (isHold && reading[w].Lower is "last" or "final" or "remaining" or "its" or "their" || isMany && reading[w].Lower == "all")
                return true;
        }

        return false;
    }

    /// <summary>"the centre of X district": told as X, kind by its own noun.</summary>
    public PlacePhrase? OfWhole(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk ? _named.Read(reading, at, chunk.Last) : null;

    /// <summary>The names behind "of", in the list they stand in; null when there is no name of a place.</summary>
    public PlacePhrase? Of(SentenceReading reading, int at, PlaceKind kind)
    {
        if (reading[at].Lower == ":" && at + 1 < reading.Words.Length) at++;
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk) return null;
        var runs = NameRuns.Of(reading, at, chunk.Last, _seen);
        if (
            runs.Length == 0
            || IsTitled(reading, runs[^1])
            || reading[chunk.Last].Is(Tag.NotPlace)
            || _names.EntityAt(reading.StartOf(runs[^1].First), reading.EndOf(runs[^1].Last)) is { Type: EntityType.ArmedGroup, Id: not null }
        )
            return null;
        var list = new List<PlaceRef>(_refs.Of(reading, runs[^1], kind));
        if (IsCapital(reading, at)) return ByItsName(reading, chunk.Last, list) ?? OfCapital(list, _lists.ReadOn(reading, list, chunk.Last, kind));
        var last = _lists.ReadOn(reading, list, chunk.Last, kind);
        return IsWhereTheyLie(reading, at, list, kind) ? null : new PlacePhrase(list, last);
    }

    /// <summary>"the villages of Sovanda province": one division behind several places is where they lie, and not itself told of.</summary>
    private static bool IsWhereTheyLie(SentenceReading reading, int at, List<PlaceRef> list, PlaceKind kind) =>
        at > 1 && reading[at - 1].Lower == "of" && reading[at - 2].Is(Tag.Place) && reading[at - 2].Lower.EndsWith('s')
        && kind is PlaceKind.District or PlaceKind.City or PlaceKind.Town or PlaceKind.Village
        && list is [{ Mention.Kind: PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region }];

    /// <summary>"the last stronghold of commander Karim Tamal": somebody's.</summary>
    private bool IsTitled(SentenceReading reading, NameRun run) =>
        reading[run.First - 1].Is(Tag.Title)
        || reading[run.First - 1].Info.Actor == ActorClass.Person
        || _names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is null
            && _names.IsPerson(reading.TextOf(run.First, run.Last), reading.StartOf(run.First), reading.EndOf(run.Last))
            && reading[run.First - 2 < 0 ? 0 : run.First - 2].Lower is "stronghold" or "bastion" or "redoubt";

    /// <summary>Names that are told to be places, from a word on: "X, Y and Z"; null when other words stand there.</summary>
    public PlacePhrase? List(SentenceReading reading, int at, PlaceKind kind) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk
        && NameRuns.Of(reading, at, chunk.Last, _seen) is [var run]
        && run.First == at
        && run.Last == chunk.Last
            ? Of(reading, at, kind)
            : null;

    private static bool IsCapital(SentenceReading reading, int at) =>
        at > 1 && reading[at - 1].Lower == "of" && reading[at - 2].Lower is "capital" or "capitals";

    /// <summary>"the capital of A province, X,": X, in A; null when no name follows.</summary>
    private PlacePhrase? ByItsName(SentenceReading reading, int last, List<PlaceRef> province) =>
        last + 2 < reading.Words.Length
        && reading[last + 1].Lower == ","
        && Apposition(reading, last + 2, PlaceKind.City) is { Places: [var capital] } phrase
            ? phrase with
            {
                Places = [capital with { Admin1 = province[0].Mention?.Admin1 ?? province[0].Name }],
            }
            : null;

    /// <summary>"the capitals of A and B": each in its own province.</summary>
    private static PlacePhrase OfCapital(List<PlaceRef> list, int last) =>
        new(
            [
                .. list.Select(p =>
                    p with
                    {
                        Admin1 = p.Admin1 ?? p.Mention?.Admin1 ?? p.Name,
                    }
                ),
            ],
            last
        );

    /// <summary>The names from a word on that stand apart between marks: "…, X,".</summary>
    public PlacePhrase? Apposition(SentenceReading reading, int at, PlaceKind kind)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || chunk.First != at) return null;
        var runs = NameRuns.Of(reading, at, chunk.Last, _seen);
        if (runs.Length != 1 || runs[0].First != at || runs[0].Last != chunk.Last) return null;
        var isOfMany = IsOfMany(reading, runs[0]);
        if (!_evidence.IsPlace(reading, runs[0], at) && !isOfMany && !IsNameOfCapital(reading, runs[0])) return null;
        var list = new List<PlaceRef>(_refs.Of(reading, runs[0], kind));
        var last = _lists.ReadOn(reading, list, chunk.Last, kind);
        return EndsApposition(reading, last) && (list.Count > 1 || !isOfMany || _evidence.IsPlace(reading, runs[0], at))
            ? new PlacePhrase(list, last)
            : null;
    }

    /// <summary>"two towns, X and Y,": whatever the tagger takes them for, unless the catalogue knows the first.</summary>
    private bool IsOfMany(SentenceReading reading, NameRun run) =>
        run.First > 1
        && reading[run.First - 1].Lower == ","
        && reading[run.First - 2].Info.Place is PlaceKind.Town or PlaceKind.Village or PlaceKind.City or PlaceKind.District
        && reading[run.First - 2].Lower.EndsWith('s')
        && _names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is null or { Id: null };

    /// <summary>"the provincial capital, X,": whatever the tagger takes X for.</summary>
    private bool IsNameOfCapital(SentenceReading reading, NameRun run) =>
        run.First > 1
        && reading[run.First - 2].Lower == "capital"
        && _names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Id: null };

    private static bool EndsApposition(SentenceReading reading, int last) =>
        last + 1 >= reading.Words.Length
        || reading.ChunkAt(reading.ChunkOf(last + 1))!.Kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Preposition or ChunkKind.Quote;

    /// <summary>"the south Selk district of Qanfud": a quarter of a known city; "the Kannur district of Kerala" is the district.</summary>
    public PlacePhrase? QuarterOf(SentenceReading reading, int first, int head)
    {
        if (
            reading[head].Lower is not ("district" or "neighbourhood" or "neighborhood" or "suburb" or "area" or "quarter")
            || NameRuns.Of(reading, first, head - 1, _seen) is not [var city]
        )
            return null;
        if (
            _names.PlaceAt(reading.StartOf(city.First), reading.EndOf(city.Last)) is not { Kind: PlaceKind.City or PlaceKind.Town }
            && !(city.First > 0 && reading[city.First - 1].Lower is ("south" or "north" or "east" or "west"))
        )
            return null;
        return
            Of(reading, head + 2, PlaceKind.Neighbourhood)
                is { Places: [{ Mention: null or { Kind: not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region) } }, ..] } quarter
            ? quarter
            : null;
    }
}
