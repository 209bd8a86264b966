using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads the place or the places that a phrase tells, from a word on.</summary>
internal sealed class PlaceReader(DocumentNames names)
{
    private readonly PlaceNames _named = new(names);

    /// <summary>Null when no place stands there.</summary>
    /// <param name="subject">The list is a verb's subject: its last item begins no clause of its own.</param>
    public PlacePhrase? Read(SentenceReading reading, int at, bool alone = false, bool subject = false)
    {
        if (at < reading.Words.Length && Whole(reading, at) is { } whole) return Read(reading, whole, alone, subject);
        at = SkipQuantifiers(reading, at);
        if (at < reading.Words.Length && IsPortion(reading, at)) return Within(Read(reading, at + 2, alone, subject), reading[at].Lower);
        if (Partial(reading, at) is { } part) return Within(Read(reading, part.Next, alone, subject), part.Words);
        if (Several(reading, at) is { } several) return Read(reading, several, alone, subject) is { } some ? some with { Places = [.. some.Places.Select(p => p.IsNamed ? p : p with { IsVague = true })] } : null;
        if (at < reading.Words.Length && Twin(reading, at) is { } twin) return Read(reading, twin, alone, subject);
        if (Quantity(reading, at) is { } counted) return Read(reading, counted, alone, subject);
        if (ReadOne(reading, at) is not { } one) return null;
        var places = new List<PlaceRef>(one.Places);
        var last = one.Last;
        if (!alone) last = ReadList(reading, places, last, subject);
        return new PlacePhrase(Within(reading, AdminTail.Attach(reading, Spread(places), names, ref last), last), last);
    }

    /// <summary>"a camp in the area of X": the site without a name lies in the province of the next place told.</summary>
    private List<PlaceRef> Within(SentenceReading reading, List<PlaceRef> places, int last) =>
        places is [{ IsNamed: false, IsMinor: true, Admin1: null } site] && names.PlacesIn(reading.EndOf(last), reading.Sentence.End).FirstOrDefault(p => p.Admin1 is not null) is { } around ? [site with { Admin1 = around.Admin1 }] : places;

    /// <summary>The named place within words <c>[first, last]</c> of one chunk.</summary>
    public PlacePhrase? ReadNamed(SentenceReading reading, int first, int last) => _named.Read(reading, first, last);

    /// <summary>"most of X"; "the districts of X and Y" are the whole of each.</summary>
    private static PlacePhrase? Within(PlacePhrase? whole, string part) =>
        whole is null or { Places.Count: > 1 } ? whole : whole with { Places = [.. whole.Places.Select(p => p with { Partial = part })] };

    private static int SkipQuantifiers(SentenceReading reading, int at)
    {
        while (at < reading.Words.Length && !IsPortion(reading, at) && (reading.ChunkAt(reading.ChunkOf(at))?.Kind is ChunkKind.Adverb or ChunkKind.Quote || reading[at].Lower is "about" or "around" or "over" or "up" or "at" or "least" or "more" or "than" or "as" or "much" or "out")) at++;
        return at;
    }

    /// <summary>"two of the districts, X and Y": the words behind "of".</summary>
    private static int? Quantity(SentenceReading reading, int at) =>
        at + 3 < reading.Words.Length && (reading[at].Is(Tag.Number | Tag.Vague) || reading[at].IsNumber) && reading[at + 1].Lower == "of" && reading[at + 2].Is(Tag.Determiner) ? at + 2 : null;

    /// <summary>"all of X", "the entirety of X": the words behind "of".</summary>
    private static int? Whole(SentenceReading reading, int at)
    {
        var noun = reading[at].Is(Tag.Determiner) && at + 1 < reading.Words.Length ? at + 1 : at;
        return noun + 2 < reading.Words.Length && reading[noun].Lower is "all" or "entirety" or "totality" && reading[noun + 1].Lower == "of" ? noun + 2 : null;
    }

    /// <summary>"a number of villages": where the villages stand.</summary>
    private static int? Several(SentenceReading reading, int at) =>
        at + 3 < reading.Words.Length && reading[at].Lower == "a" && reading[at + 2].Lower == "of" && reading[at + 1].Lower is "number" or "range" or "series" or "string" or "handful" or "couple" or "cluster" ? at + 3 : null;

    /// <summary>"more of the province", "much of the town".</summary>
    private static bool IsPortion(SentenceReading reading, int at) => reading[at].Lower is "more" or "much" && at + 1 < reading.Words.Length && reading[at + 1].Lower == "of";

    /// <summary>"90 percent of", "most of", "the northern half of".</summary>
    private static (string Words, int Next)? Partial(SentenceReading reading, int at)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || chunk.Last + 1 >= reading.Words.Length) return null;
        var head = reading[chunk.Last];
        if (reading[chunk.Last + 1].Lower != "of" || !(head.Is(Tag.Partial) || head.Lower == "%")) return null;
        if (head.Is(Tag.Place) && head.Lower is "districts" or "neighbourhoods" or "neighborhoods" or "quarters" or "quarter" or "areas" or "sector" && reading[chunk.First].IsNumber) return null;
        return (reading.TextOf(at, chunk.Last), chunk.Last + 2);
    }

    private PlacePhrase? ReadOne(SentenceReading reading, int at, bool listed = false)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk) return null;
        if (reading[at].Is(Tag.Pronoun)) return reading[at].Lower is "it" or "them" or "they" ? Back(reading, at, at, PlaceKind.Unknown) : null;
        if (IsPartOfIt(reading, at, chunk.Last)) return Within(Back(reading, at, chunk.Last, PlaceKind.Unknown), reading.TextOf(at, chunk.Last));
        if ((Numbered(reading, at, chunk.Last) ?? SiteNames.Numbered(reading, at, chunk.Last) ?? SiteNames.OfUnit(reading, at, chunk.Last) ?? SiteNames.OfTown(reading, at, chunk.Last)) is { } numbered) return numbered;
        var core = Core(reading, at, chunk.Last);
        return DemonymBefore(reading, core, chunk.Last) ?? _named.Read(reading, core, chunk.Last, listed) ?? (core > at ? _named.Owned(reading, at, chunk.Last) : null) ?? Unnamed(reading, at, core, chunk.Last);
    }

    /// <summary>"District Three", "police district 9", "the ninth police district": a city's district that has a number for a name.</summary>
    private static PlacePhrase? Numbered(SentenceReading reading, int first, int last)
    {
        var district = IsDistrict(reading[last]) ? last : last > first && IsDistrict(reading[last - 1]) && reading[last].IsNumber ? last - 1 : -1;
        if (district < 0) return null;
        var police = district > first && reading[district - 1].Lower is "police" or "municipal";
        var from = police ? district - 1 : district;
        if (district == last && (!police || from == first || !IsOrdinal(reading[from - 1].Lower))) return null;
        if (district == last) from--;
        return One(reading, from, last, new PlaceRef { Name = reading.TextOf(from, last), Start = reading.StartOf(from), End = reading.EndOf(last), Kind = PlaceKind.Neighbourhood, IsEvident = true });
    }

    private static bool IsDistrict(Word word) => word.Lower is "district" or "ward" or "precinct" or "arrondissement" or "quarter";

    private static bool IsOrdinal(string word) =>
        word is "first" or "second" or "third" or "fourth" or "fifth" or "sixth" or "seventh" or "eighth" or "ninth" or "tenth" || (word.Length > 2 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th");

    /// <summary>"its western part".</summary>
    private static bool IsPartOfIt(SentenceReading reading, int first, int last) =>
        last > first + 1 && reading[first].Lower == "its" && reading[last].Is(Tag.Partial) && reading[last - 1].Is(Tag.Adjective);

    /// <summary>First word behind the last possessive: what is owned.</summary>
    private static int Core(SentenceReading reading, int first, int last)
    {
        for (var w = last; w > first; w--)
        {
            if (reading[w].IsPossessive) return Math.Min(w + 1, last);
        }

        return first;
    }

    private PlacePhrase? Unnamed(SentenceReading reading, int first, int core, int last)
    {
        var head = last;
        if (IsThePlace(reading, first, last)) return Back(reading, first, last, PlaceKind.Unknown);
        if (_named.LastIn(reading, first, head) is { } lost) return lost;
        if (IsOpenLand(reading, first, head)) return One(reading, first, last, new PlaceRef { Start = reading.StartOf(first), End = reading.EndOf(last), Kind = PlaceKind.Region, IsMinor = true });
        if (SiteNames.Called(reading, head) is { } called) return called;
        if (!reading[head].Is(Tag.Place) || reading[head].Info.Place is PlaceKind.Region or PlaceKind.Admin1 && !IsDefinite(reading, first)) return null;
        var kind = PlaceNames.IsSeat(reading, head) ? reading[head - 1].Info.Place : reading[head].Info.Place;
        var count = Count(reading, first, last);
        var vague = count is null && IsVague(reading, first, last);
        if (_named.Behind(reading, head, kind, first) is { } named && (!vague && count is null || named.Places.Count > 1 || named.Places.Count == count)) return named;
        if ((count is not null || vague) && Including(reading, last) is { } listed) return listed;
        if (count is null && !vague && IsBarePlural(reading, first, head) && last + 2 < reading.Words.Length && reading[last + 1].Lower == "including" && Names(reading, last + 2, kind) is { } members) return members;
        if (count is null && !vague && IsDefinite(reading, first) && kind != PlaceKind.Site) return Back(reading, first, last, kind);
        return One(reading, first, last, new PlaceRef { Start = reading.StartOf(first), End = reading.EndOf(last), Kind = kind, Count = count, IsVague = vague, IsMinor = (IsMinor(reading[head]) && kind == PlaceKind.Site) || (kind == PlaceKind.Site && count is null && !vague) });
    }

    /// <summary>"territory", "several areas": somewhere, a side gained ground.</summary>
    private static bool IsOpenLand(SentenceReading reading, int first, int head) =>
        !reading[first].Is(Tag.Determiner) && reading[head].Lower is "territory" or "areas" && NameRuns.Of(reading, first, head).Length == 0
        || reading[first].Lower is "a" or "an" && reading[head].Lower is "area" && head > first + 1 && NameRuns.Of(reading, first, head).Length == 0 && (head + 1 >= reading.Words.Length || reading[head + 1].Lower != "of");

    /// <summary>"towns", whose names may follow.</summary>
    private static bool IsBarePlural(SentenceReading reading, int first, int head) =>
        !reading[first].Is(Tag.Determiner) && !reading[first].IsPossessive && reading[head].Lower.EndsWith('s') && reading[head].Info.Place is not PlaceKind.Site && NameRuns.Of(reading, first, head).Length == 0;

    /// <summary>"towns or villages": where the second stands.</summary>
    private static int? Twin(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } one && one.Last == at && IsBarePlural(reading, at, one.Last) && reading[one.Last].Is(Tag.Place)
        && one.Last + 2 < reading.Words.Length && reading[one.Last + 1].Lower is "or" or "and"
        && reading.ChunkAt(reading.ChunkOf(one.Last + 2)) is { Kind: ChunkKind.Noun } two && reading[two.Last].Is(Tag.Place) && IsBarePlural(reading, two.First, two.Last) ? two.First : null;

    /// <summary>"took the place", but not "took the place of"; "took the latter".</summary>
    private static bool IsThePlace(SentenceReading reading, int first, int last) =>
        last == first + 1 && reading[first].Lower == "the" && reading[last].Lower is "place" or "area" or "latter" or "former" && (last + 1 >= reading.Words.Length || reading[last + 1].Lower != "of");

    /// <summary>"the Iraqi city of Ramadi": the capital before the noun is a nationality's.</summary>
    private PlacePhrase? DemonymBefore(SentenceReading reading, int core, int last)
    {
        if (last + 2 >= reading.Words.Length || reading[last + 1].Lower != "of" || !reading[last].Is(Tag.Place)) return null;
        if (OfPeople(reading, core, last) is { } peopled) return peopled;
        var nation = HasDemonym(reading, core, last - 1) || _named.HasCountry(reading, core, last - 1);
        var province = reading[last].Info.Place != PlaceKind.Admin1 && !nation ? _named.ProvinceIn(reading, core, last - 1) : null;
        if (province is null && !nation && !(reading[last].Lower is "villages" or "towns" or "settlements" && reading.IsTellingCapital(last + 2))) return _named.QuarterOf(reading, core, last);
        var named = _named.Behind(reading, last, reading[last].Info.Place, core);
        return named is null || province is null ? named : named with { Places = [.. named.Places.Select(p => p with { Admin1 = p.Admin1 ?? province })] };
    }

    /// <summary>"the ancient Assyrian city of Nimrud", "the movement's capital of X": the capitals before the noun tell whose it is.</summary>
    private PlacePhrase? OfPeople(SentenceReading reading, int core, int last)
    {
        if (reading[last].Info.Place is not (PlaceKind.City or PlaceKind.Town or PlaceKind.Village) || reading[last].Lower.EndsWith('s') || !reading.IsTellingCapital(last + 2) || NameRuns.Of(reading, core, last - 1).Length == 0 && !reading[core - 1 < 0 ? core : core - 1].IsPossessive) return null;
        return _named.Behind(reading, last, reading[last].Info.Place, core) is { Places: [{ Mention: null or { Kind: not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region) } }, ..] } named ? named : null;
    }

    private static bool HasDemonym(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[w].Token)) is not null) return true;
        }

        return false;
    }

    /// <summary>"three cities, including X and Y".</summary>
    private PlacePhrase? Including(SentenceReading reading, int last)
    {
        for (var at = last + 1; at < reading.Words.Length && at <= last + 8; at++)
        {
            if (reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Verb }) return null;
            if (ListAt(reading, at) is { } list) return Locates(reading, at) ? null : Names(reading, list, reading[last].Info.Place);
        }

        return null;
    }

    /// <summary>"six districts have fallen to the rebels, among them X and Y": the names behind the verb; null when there are none.</summary>
    public PlacePhrase? ListedBehind(SentenceReading reading, int last, PlaceKind kind)
    {
        for (var at = last + 1; at < reading.Words.Length; at++)
        {
            if (reading.ChunkAt(reading.ChunkOf(at)) is { Verb.IsFinite: true }) return null;
            if (ListAt(reading, at) is { } list && !Locates(reading, at) && Names(reading, list, kind) is { } phrase) return phrase;
        }

        return null;
    }

    /// <summary>"seven villages in Selk district (Selk, Norkand)": what stands in brackets behind a name tells where it lies, unless it is joined by "and".</summary>
    private static bool Locates(SentenceReading reading, int at)
    {
        if (reading[at].Lower != "(" || at == 0 || reading.ChunkAt(reading.ChunkOf(at - 1)) is not { Kind: ChunkKind.Noun } chunk || NameRuns.Of(reading, chunk.First, chunk.Last).Length == 0) return false;
        for (var w = at + 1; w < reading.Words.Length && reading[w].Lower != ")"; w++)
        {
            if (reading[w].Lower is "and" or "&") return false;
        }

        return true;
    }

    private PlacePhrase? Names(SentenceReading reading, int at, PlaceKind kind) =>
        _named.List(reading, at, kind) is { } list ? Continued(reading, list) : (Read(reading, at) is { } phrase && phrase.Places.All(p => p.IsNamed) ? phrase : null);

    /// <summary>"X and Y, as well as the city of Z".</summary>
    private PlacePhrase Continued(SentenceReading reading, PlacePhrase list)
    {
        if (NextInList(reading, list.Last) is not { } next || reading[next - 1].Lower != "as" || ReadOne(reading, next) is not { } more || !more.Places.All(p => p.IsNamed)) return list;
        return new PlacePhrase([.. list.Places, .. more.Places], more.Last);
    }

    /// <summary>The word behind "including", "among them", a colon or a dash; null elsewhere.</summary>
    private static int? ListAt(SentenceReading reading, int at)
    {
        var next = at + 1 < reading.Words.Length ? reading[at + 1].Lower : "";
        return next.Length == 0 ? null : reading[at].Lower switch
        {
            "(" when reading[at + 1].Token is { Shape: Text.TokenShape.AllCapitals, Length: <= 5 } => null,
            "including" or "namely" or ":" or "—" or "–" or "(" => at + 1,
            "notably" or "especially" or "mainly" when next == "in" => at + 2,
            "notably" or "particularly" when reading.IsTellingCapital(at + 1) => at + 1,
            "among" when next == "them" && at + 2 < reading.Words.Length => at + 2,
            _ => null,
        };
    }

    private static PlacePhrase Back(SentenceReading reading, int first, int last, PlaceKind kind) =>
        One(reading, first, last, new PlaceRef { Start = reading.StartOf(first), End = reading.EndOf(last), Kind = kind, PointsBack = true });

    private static PlacePhrase One(SentenceReading reading, int first, int last, PlaceRef place) => new([place], last);

    private static bool IsDefinite(SentenceReading reading, int first) => reading[first].Is(Tag.Determiner) && reading[first].Lower is not ("a" or "an" or "another" or "any" or "every" or "each");

    internal static bool IsMinor(Word head) =>
        head.Lower is "checkpoint" or "checkpoints" or "outpost" or "outposts" or "post" or "posts" or "position" or "positions" or "building" or "buildings" or "line" or "compound" or "road" or "highway" or "bazaar"
            or "centre" or "center" or "centers" or "centres" or "hill" or "hills" or "hospital" or "station" or "field" or "fields" or "front" or "frontline" or "junction" or "stronghold" or "foothold" or "redoubt" or "strongholds" or "downtown" or "border" or "university" or "warehouse" or "depot"
            or "hilltop" or "hilltops" or "height" or "ridge" or "ridges" or "heights" or "farm" or "location" or "locations" or "site" or "sites" or "facility" or "facilities" or "installation" or "installations" or "trench" or "trenches" or "hqs" or "zone" or "zones" or "silo" or "silos" or "forest" or "forests" or "roundabout" or "intersection" or "gate" or "hall";

    internal static int? Count(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (w > first && reading[w].IsNumber && reading[w - 1].Token.IsCapitalised) continue;
            if (reading[w].Token.Kind == Text.TokenKind.Number && int.TryParse(reading[w].Lower, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count)) return count is > 1 and < 1000 ? count : null;
            if (reading[w].Is(Tag.Number) && Numbers.Value(reading[w].Lower) is { } value) return value > 1 ? value : null;
        }

        return null;
    }

    private static bool IsVague(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (reading[w].Is(Tag.Vague)) return true;
        }

        return false;
    }

    /// <summary>Reads on over ", X" and "and X" as long as places follow; returns the last word.</summary>
    private int ReadList(SentenceReading reading, List<PlaceRef> places, int last, bool subject)
    {
        if (!places[0].IsNamed) return ReadNamedItem(reading, places, last);
        while (NextInList(reading, last) is { } next && ReadOne(reading, next, listed: true) is { } more && more.Places[0].IsNamed && (subject || !StartsClause(reading, more.Last)))
        {
            if (reading[next - 1].Lower == "," && !IsProvince(places[0]) && (IsProvince(more.Places[0]) || IsProvinceOf(places, more.Places[0]))) return WithProvince(places, more);
            if (IsApposition(reading, last, next))
            {
                last = Describe(reading, places, next, more);
                if (NextInList(reading, last) is { } item && IsHeadedItem(reading, item)) continue;
                return last;
            }

            places.AddRange(more.Places);
            last = more.Last;
        }

        return last;
    }

    /// <summary>"three posts and the village of X": what has a name behind what has none.</summary>
    private int ReadNamedItem(SentenceReading reading, List<PlaceRef> places, int last)
    {
        if (places[0] is not ({ PointsBack: false, Kind: PlaceKind.Site } or { PointsBack: false, Count: not null } or { PointsBack: false, IsVague: true }) || NextInList(reading, last) is not { } next || ReadOne(reading, next, listed: true) is not { } named || !named.Places.All(p => p is { IsNamed: true, IsEvident: true }) || StartsClause(reading, named.Last)) return last;
        places.AddRange(named.Places);
        return named.Last;
    }

    private static bool IsProvince(PlaceRef place) => place.Kind == PlaceKind.Admin1 || place.Mention?.Kind == PlaceKind.Admin1;

    /// <summary>"Burka, Baghlan": the gazetteer has the first in a province of that name.</summary>
    private static bool IsProvinceOf(List<PlaceRef> places, PlaceRef wider) => places is [{ Mention.Admin1: { } province, Name: var name }] && province.Equals(wider.Name, StringComparison.OrdinalIgnoreCase) && name != wider.Name;

    /// <summary>"Wadrin, Sovanda province,": the province of what stands before.</summary>
    private static int WithProvince(List<PlaceRef> places, PlacePhrase province)
    {
        for (var i = 0; i < places.Count; i++) places[i] = places[i] with { Admin1 = places[i].Admin1 ?? province.Places[0].Mention?.Admin1 ?? province.Places[0].Name };
        return province.Last;
    }

    /// <summary>"Pul, the capital of Baghlan": the next item tells of the one before.</summary>
    private static bool IsApposition(SentenceReading reading, int last, int next) =>
        !IsHeadedItem(reading, next) && next == last + 2 && reading[next - 1].Lower == "," && (reading[next].Is(Tag.Determiner) || reading[next].Lower is "capital" or "home" or "part") && reading.ChunkAt(reading.ChunkOf(next)) is { } chunk && reading[chunk.Last].Is(Tag.Place);

    /// <summary>"the city of X, the towns of Y and Z": a further item, told with its own noun.</summary>
    private static bool IsHeadedItem(SentenceReading reading, int next)
    {
        if (reading[next].Lower != "the" || reading.ChunkAt(reading.ChunkOf(next)) is not { } chunk || chunk.Last + 2 >= reading.Words.Length || reading[chunk.Last + 1].Lower != "of" || !reading.IsTellingCapital(chunk.Last + 2)) return false;
        return reading[chunk.Last].Info.Place is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.District && reading[chunk.Last].Lower is not ("capital" or "capitals") && chunk.Last == next + 1;
    }

    private static int Describe(SentenceReading reading, List<PlaceRef> places, int next, PlacePhrase told)
    {
        var head = reading[reading.ChunkAt(reading.ChunkOf(next))!.Last];
        var kind = head.Info.Place;
        places[^1] = places[^1] with { Kind = places[^1].Kind == PlaceKind.Unknown ? kind : places[^1].Kind, Admin1 = places[^1].Admin1 ?? (head.Lower == "capital" ? told.Places[0].Name : told.Places[0].Admin1) };
        return told.Last;
    }

    private static int? NextInList(SentenceReading reading, int last)
    {
        var at = last + 1;
        while (at < reading.Words.Length && reading.ChunkAt(reading.ChunkOf(at))!.Kind is ChunkKind.Comma or ChunkKind.Conjunction && reading[at].Lower is "," or "and" or "&" or "/" or "plus") at++;
        if (IsAsWellAs(reading, at)) at += 3;
        if (at > last + 1 && at + 1 < reading.Words.Length && reading[at].Lower is "of" or "then" or "later" or "finally" && reading[at - 1].Lower == "and") at++;
        return at > last + 1 && at < reading.Words.Length && reading.ChunkAt(reading.ChunkOf(at))!.First == at ? at : null;
    }

    private static bool IsAsWellAs(SentenceReading reading, int at) =>
        at + 3 < reading.Words.Length && reading[at].Lower == "as" && reading[at + 1].Lower == "well" && reading[at + 2].Lower == "as";

    /// <summary>"…, and Verin has asked for help": what looks like a further item is the next clause's subject.</summary>
    private static bool StartsClause(SentenceReading reading, int last) =>
        reading.ChunkAt(reading.ChunkOf(last) + 1) is { Kind: ChunkKind.Verb, Verb: { } verb } && verb.IsFinite && !verb.MayBePassive;

    /// <summary>"Keshti, Ambrun and Duruk districts": the kind behind the last name is everyone's.</summary>
    private static List<PlaceRef> Spread(List<PlaceRef> places)
    {
        var kind = places[^1].Kind != PlaceKind.Unknown ? places[^1].Kind : places[0].Kind;
        var evident = places.Exists(p => p.IsEvident);
        for (var i = 0; i < places.Count; i++)
        {
            places[i] = places[i] with { Kind = places[i].Kind == PlaceKind.Unknown ? kind : places[i].Kind, IsEvident = places[i].IsEvident || evident };
        }

        return places;
    }
}
