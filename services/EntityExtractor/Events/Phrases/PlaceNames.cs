using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads named places: "Zarkal district", "the town of Verin", "El Dabbar airport", "the provincial capital, Faiz".</summary>
internal sealed class PlaceNames(DocumentNames names)
{
    private readonly Func<string, bool> _seen = names.IsSeen;

    /// <summary>The named place in words <c>[first, last]</c> of one chunk; null when there is no name of a place.</summary>
    /// <param name="listed">Places stand before it in the same list.</param>
    public PlacePhrase? Read(SentenceReading reading, int first, int last, bool listed = false)
    {
        var runs = NameRuns.Of(reading, first, last, _seen);
        if (runs.Length == 0) return null;
        var run = runs[^1];
        if (run.First == run.Last && Demonyms.BuiltIn.CountryOf(reading.Text.Span(reading[run.First].Token)) is not null) return null;
        if (IsOfPeople(reading, run, last)) return null;
        if (HeadBehind(reading, run.Last, last) is { } head) return WithHead(reading, run, IsSiteAtEnd(reading, head, last) ? last : head, last);
        if (run.Last != last && !reading[last].IsNumber) return null;
        return IsPlace(reading, run, first) || (listed && IsItem(reading, run)) ? new PlacePhrase(Split(reading, run, KindBefore(reading, first, run.First)), last) : null;
    }

    /// <summary>"the Kurdish-majority cities", "a Verin-held town".</summary>
    private static bool IsOfPeople(SentenceReading reading, NameRun run, int last) =>
        run.Last + 2 <= last && reading.IsInnerHyphen(run.Last + 1) && reading[run.Last + 2].Lower is "majority" or "populated" or "dominated" or "held" or "controlled" or "speaking" or "inhabited" or "run";

    /// <summary>The name behind a head noun: "district of X", "capital, X", "headquarters in X".</summary>
    public PlacePhrase? Behind(SentenceReading reading, int head, PlaceKind kind, int first)
    {
        if (IsSeat(reading, head)) kind = reading[head - 1].Info.Place;
        if (kind is PlaceKind.Site && reading[head].Lower is "centre" or "center" or "heart" or "downtown" && head + 2 < reading.Words.Length && reading[head + 1].Lower == "of") return OfWhole(reading, head + 2);
        if (kind is PlaceKind.Site) return Site(reading, head, first);
        var next = head + 1;
        if (next + 1 >= reading.Words.Length) return null;
        if (reading[next].Lower == "of" || (kind == PlaceKind.Crossing && reading[next].Lower == "at")) return Of(reading, next + 1, kind);
        if (reading[next].Lower == "in" && IsSeat(reading, head) && !LiesInProvince(reading, next + 1)) return Of(reading, next + 1, kind);
        if (reading[next].Lower == "in" && reading[first].Is(Tag.Determiner) && reading.ChunkAt(reading.ChunkOf(next) + 1) is { Kind: ChunkKind.Noun } wider && wider.Last + 2 < reading.Words.Length && reading[wider.Last + 1].Lower == "," && NameRuns.Of(reading, wider.First, wider.Last).Length > 0) return Apposition(reading, wider.Last + 2, kind);
        return reading.ChunkAt(reading.ChunkOf(next))?.Kind == ChunkKind.Comma ? Apposition(reading, next + 1, kind) : null;
    }

    /// <summary>"Tadmur's air base": a site that a place owns, told with its owner; "Norkand's capital": told as Norkand, unless its name follows.</summary>
    public PlacePhrase? Owned(SentenceReading reading, int first, int last)
    {
        var runs = NameRuns.Of(reading, first, last, _seen);
        if (runs.Length == 0 || runs[^1].Last + 1 > last || !reading[runs[^1].Last + 1].IsPossessive) return null;
        if (reading[last].Lower == "capital" && reading.ChunkAt(reading.ChunkOf(last) + 1) is { Kind: ChunkKind.Comma } && Apposition(reading, last + 2, PlaceKind.City) is { Places: [var capital] } named) return named with { Places = [capital with { Admin1 = capital.Admin1 ?? capital.Mention?.Admin1 ?? reading.TextOf(runs[^1].First, runs[^1].Last) }] };
        if (reading[last].Lower is "capital" or "centre" or "center") return new PlacePhrase([Create(reading, runs[^1].First, runs[^1].Last, PlaceKind.City) with { IsEvident = true }], last);
        if (reading[last].Info.Place != PlaceKind.Site || PlaceReader.IsMinor(reading[last])) return null;
        if (names.PlaceAt(reading.StartOf(runs[^1].First), reading.EndOf(runs[^1].Last)) is not { Kind: not (PlaceKind.Country or PlaceKind.Admin1) } owner) return null;
        return new PlacePhrase([new PlaceRef { Name = reading.TextOf(runs[^1].First, last), Start = reading.StartOf(runs[^1].First), End = reading.EndOf(last), Kind = PlaceKind.Site, Admin1 = owner.Admin1, IsEvident = true }], last);
    }

    /// <summary>"district centre", "city headquarters": the place whose seat it is.</summary>
    public static bool IsSeat(SentenceReading reading, int head) =>
        head > 0 && reading[head].Lower is "centre" or "center" or "headquarters" or "hq" or "compound" or "capital" or "building" or "office" or "offices" && reading[head - 1].Is(Tag.Place) && reading[head - 1].Info.Place is not PlaceKind.Site;

    /// <summary>"the district building in X" is X's, but not "in X province".</summary>
    private bool LiesInProvince(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk && (reading[chunk.Last].Info.Place == PlaceKind.Admin1 || names.PlaceAt(reading.StartOf(at), reading.EndOf(chunk.Last)) is { Kind: PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region });

    /// <summary>"its last foothold in X", "all military camps in X": who loses them loses X; null for other words.</summary>
    public PlacePhrase? LastIn(SentenceReading reading, int first, int head)
    {
        if (head + 2 >= reading.Words.Length || reading[head + 1].Lower is not ("in" or "at" or "on") || !IsLast(reading, first, head)) return null;
        return LiesInProvince(reading, head + 2) ? null : OfWhole(reading, head + 2);
    }

    private static bool IsLast(SentenceReading reading, int first, int head)
    {
        var isHold = reading[head].Lower is "foothold" or "stronghold" or "bastion" or "redoubt" or "pocket" or "position" or "positions" or "holdout";
        var isMany = reading[head].Lower is "camps" or "bases" or "barracks" or "positions" or "posts" or "strongholds";
        for (var w = Math.Max(0, first - 1); w < head; w++)
        {
            if (isHold && reading[w].Lower is "last" or "final" or "remaining" or "its" or "their" || isMany && reading[w].Lower == "all") return true;
        }

        return false;
    }

    /// <summary>"the centre of X district": told as X, kind by its own noun.</summary>
    private PlacePhrase? OfWhole(SentenceReading reading, int at) => reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk ? Read(reading, at, chunk.Last) : null;

    private PlacePhrase? Of(SentenceReading reading, int at, PlaceKind kind)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk) return null;
        var runs = NameRuns.Of(reading, at, chunk.Last, _seen);
        if (runs.Length == 0 || reading[chunk.Last].Is(Tag.NotPlace) || names.EntityAt(reading.StartOf(runs[^1].First), reading.EndOf(runs[^1].Last)) is { Type: EntityType.ArmedGroup, Id: not null }) return null;
        var list = new List<PlaceRef>(Split(reading, runs[^1], kind));
        if (IsCapital(reading, at)) return OfCapital(list, ReadOn(reading, list, chunk.Last, kind));
        return new PlacePhrase(list, ReadOn(reading, list, chunk.Last, kind));
    }

    /// <summary>Names that are told to be places, from a word on: "X, Y and Z"; null when other words stand there.</summary>
    public PlacePhrase? List(SentenceReading reading, int at, PlaceKind kind) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk && NameRuns.Of(reading, at, chunk.Last, _seen) is [var run] && run.First == at && run.Last == chunk.Last ? Of(reading, at, kind) : null;

    private static bool IsCapital(SentenceReading reading, int at) => at > 1 && reading[at - 1].Lower == "of" && reading[at - 2].Lower is "capital" or "capitals";

    /// <summary>"the capitals of A and B": each in its own province.</summary>
    private static PlacePhrase OfCapital(List<PlaceRef> list, int last) => new([.. list.Select(p => p with { Admin1 = p.Admin1 ?? p.Mention?.Admin1 ?? p.Name })], last);

    /// <summary>"of the Norkand, Belmar and Delmira provinces": names up to the end of the list.</summary>
    private int ReadOn(SentenceReading reading, List<PlaceRef> list, int last, PlaceKind kind)
    {
        while (true)
        {
            last = InProvince(reading, list, last);
            var at = last + 1;
            while (at < reading.Words.Length && reading[at].Lower is "," or "and" or "&") at++;
            if (at == last + 1 || at >= reading.Words.Length || reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || chunk.First != at) return last;
            var runs = NameRuns.Of(reading, at, chunk.Last, _seen);
            if (runs.Length != 1 || HoldsNotPlace(reading, runs[0]) || IsState(reading, runs[0]) || runs[0].Last != chunk.Last && !reading[chunk.Last].Is(Tag.Place)) return last;
            if (reading.ChunkAt(reading.ChunkOf(chunk.Last) + 1) is { Verb.IsFinite: true } && reading[at - 1].Lower != "and") return last;
            if (kind != PlaceKind.Admin1 && reading[chunk.Last].Info.Place == PlaceKind.Admin1 && !reading[chunk.Last].Lower.EndsWith('s')) return OfProvince(reading, list, runs[0], chunk.Last);
            if (kind != PlaceKind.Admin1 && reading[at - 1].Lower == "," && list.Count == 1 && LiesIn(list[0], reading, runs[0])) return OfProvince(reading, list, runs[0], chunk.Last);
            list.AddRange(Split(reading, runs[0], kind));
            last = chunk.Last;
        }
    }

    /// <summary>"the district headquarters of Burka, Baghlan": the gazetteer knows the second as a province, or as that of the first.</summary>
    private bool LiesIn(PlaceRef place, SentenceReading reading, NameRun province) =>
        place is { Kind: not PlaceKind.Admin1, Mention.Kind: not PlaceKind.Admin1 } or { Mention: null }
        && (names.PlaceAt(reading.StartOf(province.First), reading.EndOf(province.Last)) is { Kind: PlaceKind.Admin1 } || reading.TextOf(province.First, province.Last).Equals(place.Mention?.Admin1, StringComparison.OrdinalIgnoreCase));

    /// <summary>"the district of X, Norkand province": the province of the places before it.</summary>
    private static int OfProvince(SentenceReading reading, List<PlaceRef> list, NameRun province, int last)
    {
        var name = reading.TextOf(province.First, province.Last);
        for (var i = 0; i < list.Count; i++) list[i] = list[i] with { Admin1 = list[i].Admin1 ?? name };
        return last;
    }

    /// <summary>"the towns of X in A and Y in B": the province of the item just read.</summary>
    private static int InProvince(SentenceReading reading, List<PlaceRef> list, int last)
    {
        if (last + 3 >= reading.Words.Length || reading[last + 1].Lower != "in" || reading.ChunkAt(reading.ChunkOf(last + 2)) is not { Kind: ChunkKind.Noun } chunk) return last;
        var runs = NameRuns.Of(reading, last + 2, chunk.Last);
        if (runs.Length != 1 || runs[0].First != last + 2 || runs[0].Last != chunk.Last || chunk.Last + 1 >= reading.Words.Length || reading[chunk.Last + 1].Lower is not ("and" or ",")) return last;
        list[^1] = list[^1] with { Admin1 = list[^1].Admin1 ?? reading.TextOf(runs[0].First, runs[0].Last) };
        return chunk.Last;
    }

    private PlacePhrase? Apposition(SentenceReading reading, int at, PlaceKind kind)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk || chunk.First != at) return null;
        var runs = NameRuns.Of(reading, at, chunk.Last, _seen);
        if (runs.Length != 1 || runs[0].First != at || runs[0].Last != chunk.Last) return null;
        if (!IsPlace(reading, runs[0], at)) return null;
        var list = new List<PlaceRef>(Split(reading, runs[0], kind));
        var last = ReadOn(reading, list, chunk.Last, kind);
        return EndsApposition(reading, last) ? new PlacePhrase(list, last) : null;
    }

    private static bool EndsApposition(SentenceReading reading, int last) =>
        last + 1 >= reading.Words.Length || reading.ChunkAt(reading.ChunkOf(last + 1))!.Kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Preposition or ChunkKind.Quote;

    /// <summary>"the airport of Y", "headquarters in Y": told as "Y airport".</summary>
    private PlacePhrase? Site(SentenceReading reading, int head, int first)
    {
        if (SiteNames.SeatOfUnit(reading, head) is { } seat) return seat;
        if (head + 2 < reading.Words.Length && reading[head + 1].Lower == "of" && reading[head].Lower is "port" or "height" or "heights" or "hill" or "hills" or "mountain" or "island" or "fort" or "fortress" or "garrison" or "garrisons" or "bridge" or "post" or "outpost" or "stronghold" or "ports" or "bases" or "camps" or "islands" or "oilfields" or "hills" or "bridges" or "airports" or "crossings") return Of(reading, head + 2, PlaceKind.Site);
        if (reading[head].Lower is "headquarters" or "hq" or "compound" && head + 2 < reading.Words.Length && reading[head + 1].Lower == "of" && EndsInDistrict(reading, head + 2)) return OfWhole(reading, head + 2);
        if (reading[first].Lower is "a" or "an" or "another" or "one" or "last") return null;
        if (PlaceReader.IsMinor(reading[head]) || head + 2 >= reading.Words.Length || reading[head + 1].Lower is not ("of" or "in" or "at" or "near" or "outside")) return null;
        var at = head + 2;
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk) return null;
        if (reading[chunk.Last].Is(Tag.Actor) && chunk.Last + 2 < reading.Words.Length && reading[chunk.Last + 1].Lower is "in" or "at" or "near") at = chunk.Last + 2;
        else if (reading[chunk.Last].Is(Tag.Actor) && !reading[chunk.Last].Is(Tag.Place)) return null;
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } named) return null;
        var runs = NameRuns.Of(reading, at, named.Last, _seen);
        if (runs.Length == 0 || !IsPlace(reading, runs[^1], at)) return null;
        if (Called(reading, named.Last) is { } called) return called;
        if (reading[named.Last].Info.Place == PlaceKind.Admin1) return null;
        var noun = Described(reading, head, first);
        var place = Create(reading, runs[^1].First, runs[^1].Last, PlaceKind.Site);
        if (reading[head + 1].Lower == "in" && place.Mention is { Kind: PlaceKind.Admin1 } && reading[head].Lower is "base" or "camp" or "barracks" or "garrison") return null;
        return new PlacePhrase([place with { Name = $"{place.Name} {noun}", Mention = null, Admin1 = place.Mention?.Admin1 }], named.Last);
    }

    /// <summary>"their last base in Norkand province, the Verin camp": the site's own name behind.</summary>
    private PlacePhrase? Called(SentenceReading reading, int last)
    {
        if (last + 2 >= reading.Words.Length || reading[last + 1].Lower != "," || reading.ChunkAt(reading.ChunkOf(last + 2)) is not { Kind: ChunkKind.Noun } chunk || reading[chunk.First].Lower != "the") return null;
        return reading[chunk.Last].Info.Place == PlaceKind.Site && Read(reading, chunk.First + 1, chunk.Last) is { Places: [{ IsMinor: false }] } site ? site : null;
    }

    /// <summary>"the headquarters of X district": the district's seat, told as the district.</summary>
    private static bool EndsInDistrict(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } chunk && reading[chunk.Last] is var last && last.Is(Tag.Place) && last.Info.Place is PlaceKind.District;

    private static string Described(SentenceReading reading, int head, int first)
    {
        var from = head;
        while (from > first && !reading[from - 1].Is(Tag.Determiner | Tag.Adjective | Tag.Vague) && !reading[from - 1].IsPossessive && !reading[from - 1].IsMark) from--;
        return reading.TextOf(from, head);
    }

    /// <summary>The place noun right behind the name, other words of the phrase between them allowed ("Sirwa hydropower dam").</summary>
    private static int? HeadBehind(SentenceReading reading, int name, int last)
    {
        for (var w = name + 1; w <= last; w++)
        {
            if (reading[w].Is(Tag.Place) && (w == last || !reading[w + 1].Is(Tag.Place))) return w;
            if (reading[w].IsMark && !reading.IsInnerHyphen(w)) return null;
        }

        return null;
    }

    private PlacePhrase? WithHead(SentenceReading reading, NameRun run, int head, int last)
    {
        if (head < last && !IsTailOfPlace(reading, head + 1, last)) return null;
        var kind = reading[head].Info.Place;
        var name = reading.TextOf(run.First, run.Last);
        var (start, end) = (reading.StartOf(run.First), reading.EndOf(run.Last));
        if (IsGroup(name, start, end) || (kind != PlaceKind.Site && head > run.Last + 1 && names.IsPerson(name, start, end))) return null;
        if (IsOneOfProvince(reading, run, head) is { } province) return new PlacePhrase([new PlaceRef { Start = start, End = end, Kind = kind, Count = PlaceReader.Count(reading, reading.ChunkAt(reading.ChunkOf(run.First))!.First, run.First), Admin1 = province }], last);
        if (IsAttribute(reading, run, head)) return new PlacePhrase([new PlaceRef { Start = start, End = end, Kind = kind, Count = PlaceReader.Count(reading, reading.ChunkAt(reading.ChunkOf(run.First))!.First, run.First) }], last);
        if (kind == PlaceKind.Site && !IsCentre(reading, run.Last + 1, head)) return SiteNamed(reading, run, head, last);
        return new PlacePhrase(Split(reading, run, FirstKind(reading, run.Last + 1, head)), last);
    }

    /// <summary>"another Sovanda district", "three Sovanda districts": some district of the province, whose name is not told; else null.</summary>
    private string? IsOneOfProvince(SentenceReading reading, NameRun run, int head)
    {
        if (reading[head].Info.Place is not (PlaceKind.District or PlaceKind.Town or PlaceKind.Village or PlaceKind.City) || head != run.Last + 1 || run.First == 0) return null;
        var before = reading[run.First - 1];
        if (before.Lower is not ("another" or "a" or "an" or "more" or "second" or "third" or "fourth" or "fifth") && !before.IsNumber && !before.Is(Tag.Vague)) return null;
        var place = names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) ?? names.PlaceNamed(reading.TextOf(run.First, run.Last));
        return place is not null && (place.Kind == PlaceKind.Admin1 || place.Admin1 == place.Name) ? place.Admin1 ?? place.Name : null;
    }

    /// <summary>"key Congo mining town", "eastern Congo city": the country tells where some town lies.</summary>
    private bool IsAttribute(SentenceReading reading, NameRun run, int head)
    {
        if (reading[head].Info.Place is not (PlaceKind.Town or PlaceKind.Village or PlaceKind.City)) return false;
        if (names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is not { } place || place.End > reading.EndOf(run.Last) || place.Start < reading.StartOf(run.First)) return false;
        var isQualified = head > run.Last + 1 || run.First > 0 && reading[run.First - 1].Is(Tag.Adjective);
        return place.Kind is PlaceKind.Country or PlaceKind.Region && (isQualified || reading[head].Info.Place != PlaceKind.City);
    }

    /// <summary>"X city police headquarters".</summary>
    private static bool IsSiteAtEnd(SentenceReading reading, int head, int last) => last > head + 1 && reading[last].Info.Place == PlaceKind.Site && reading[last - 1].Is(Tag.Actor);

    /// <summary>Only numbers, seats and names may follow the place's noun within the phrase.</summary>
    private static bool IsTailOfPlace(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (!reading[w].IsNumber && !reading[w].Is(Tag.Place) && !reading[w].Token.IsCapitalised && !reading[w].IsMark) return false;
        }

        return !reading[last].Is(Tag.Actor);
    }

    /// <summary>"X district centre", "X city center": the district or the city.</summary>
    private static bool IsCentre(SentenceReading reading, int first, int head) =>
        reading[head].Lower is "centre" or "center" or "headquarters" or "hq" or "compound" or "centres" or "centers" && (head == first || reading[first].Is(Tag.Place));

    /// <summary>"the Dand-e-Ghori area" may be a village's; regions are told by other words.</summary>
    private static PlaceKind FirstKind(SentenceReading reading, int first, int head) => reading[head].Lower is "area" or "areas" ? PlaceKind.Neighbourhood : reading[first].Is(Tag.Place) ? reading[first].Info.Place : reading[head].Info.Place;

    private PlacePhrase? SiteNamed(SentenceReading reading, NameRun run, int head, int last)
    {
        var place = Create(reading, run.First, run.Last, PlaceKind.Site);
        var isOwnName = reading[head].Lower is "position" or "checkpoint" && run.Last > run.First && place.Mention?.Id is null;
        var minor = !isOwnName && PlaceReader.IsMinor(reading[head]) && reading[head].Lower is "building" or "buildings" or "position" or "positions" or "line" or "front" or "frontline" or "border" or "highway" or "road" or "posts" or "outposts" or "checkpoints" or "checkpoint" or "centre" or "center";
        var itself = place.Mention is { } mention && mention.End >= reading.EndOf(head);
        return new PlacePhrase([place with { Name = minor && reading[head].Lower is "building" or "buildings" ? null : reading.TextOf(run.First, head), End = reading.EndOf(head), IsMinor = minor, Admin1 = place.Mention?.Admin1, Kind = itself && place.Mention!.Kind != PlaceKind.Unknown ? place.Mention.Kind : PlaceKind.Site, Mention = itself ? place.Mention : null }], last);
    }

    private static PlaceKind KindBefore(SentenceReading reading, int first, int name)
    {
        for (var w = name - 1; w >= first; w--)
        {
            if (reading[w].Is(Tag.Place)) return reading[w].Info.Place;
        }

        return PlaceKind.Unknown;
    }

    private bool IsPlace(SentenceReading reading, NameRun run, int first)
    {
        var name = reading.TextOf(run.First, run.Last);
        var (start, end) = (reading.StartOf(run.First), reading.EndOf(run.Last));
        if (HasAge(reading, run)) return false;
        if (names.PlaceAt(start, end) is { } mention) return mention.Kind is not (PlaceKind.Country or PlaceKind.River);
        if (((IsActor(name, start, end) || names.IsPerson(name, start, end)) && !IsTaken(reading, run, start, end) && !IsListed(reading, run) && !IsAmongPlaces(reading, run)) || HoldsNotPlace(reading, run)) return false;
        if (run.First > 0 && reading[run.First - 1].Is(Tag.Title | Tag.NotPlace) || run.Last + 1 < reading.Words.Length && reading[run.Last + 1].Is(Tag.NotPlace)) return false;
        return KindBefore(reading, first, run.First) != PlaceKind.Unknown || names.IsPlace(name, start, end) || reading[run.Last].Token.Shape == Text.TokenShape.Capitalised || reading.Style == CaseStyle.Capitals;
    }

    /// <summary>"Karim Tamal, 21, of": a person.</summary>
    private static bool HasAge(SentenceReading reading, NameRun run) =>
        run.Last + 3 < reading.Words.Length && reading[run.Last + 1].Lower == "," && reading[run.Last + 2].IsNumber && reading[run.Last + 2].Lower.Length < 3 && reading[run.Last + 3].Lower == ",";

    /// <summary>"X, Y and Z areas": the noun behind the last name tells what all are.</summary>
    private bool IsAmongPlaces(SentenceReading reading, NameRun run)
    {
        if (names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Id: not null }) return false;
        for (var w = run.Last + 1; w < reading.Words.Length && w <= run.Last + 14; w++)
        {
            if (reading[w].Is(Tag.Place) && !reading[w].Token.IsCapitalised) return w > run.Last + 1 && reading[w].Lower.EndsWith('s');
            if (reading[w].Lower is not ("," or "and" or "al" or "az" or "as" or "el" or "ar" or "ad") && !reading[w].Token.IsCapitalised && !reading.IsInnerHyphen(w)) return false;
        }

        return false;
    }

    /// <summary>"…, Democratic Republic of the Congo": the country behind, no further item.</summary>
    private static bool IsState(SentenceReading reading, NameRun run) => reading[run.Last].Lower is "republic" or "kingdom" or "federation" or "emirates";

    /// <summary>A country's name within words, as in "the northern Somalia town of".</summary>
    public bool HasCountry(SentenceReading reading, int first, int last) =>
        NameRuns.Of(reading, first, last, _seen).Any(run => names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Kind: PlaceKind.Country });

    /// <summary>A province named within words, as in "the Sovanda district of".</summary>
    public string? ProvinceIn(SentenceReading reading, int first, int last)
    {
        foreach (var run in NameRuns.Of(reading, first, last, _seen))
        {
            if (names.PlaceAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Kind: PlaceKind.Admin1 } province) return province.Admin1 ?? province.Name;
        }

        return null;
    }

    /// <summary>"the south Selk district of Qanfud": a quarter of a known city; "the Kannur district of Kerala" is the district.</summary>
    public PlacePhrase? QuarterOf(SentenceReading reading, int first, int head)
    {
        if (reading[head].Lower is not ("district" or "neighbourhood" or "neighborhood" or "suburb" or "area" or "quarter") || NameRuns.Of(reading, first, head - 1, _seen) is not [var city]) return null;
        if (names.PlaceAt(reading.StartOf(city.First), reading.EndOf(city.Last)) is not { Kind: PlaceKind.City or PlaceKind.Town } && !(city.First > 0 && reading[city.First - 1].Lower is ("south" or "north" or "east" or "west"))) return null;
        return Of(reading, head + 2, PlaceKind.Neighbourhood) is { Places: [{ Mention: null or { Kind: not (PlaceKind.Admin1 or PlaceKind.Country or PlaceKind.Region) } }, ..] } quarter ? quarter : null;
    }

    private static bool HoldsNotPlace(SentenceReading reading, NameRun run)
    {
        for (var w = run.First; w <= run.Last; w++)
        {
            if (reading[w].Is(Tag.NotPlace)) return true;
        }

        return false;
    }

    /// <summary>"a Taliban base"; a base may bear a person's name, and the tagger takes its own for an organisation's.</summary>
    private bool IsGroup(string name, int start, int end) =>
        names.PlaceAt(start, end) is null && (names.EntityAt(start, end) ?? names.EntityNamed(name)) is { } entity && (entity.Id is not null || entity.Type is EntityType.ArmedGroup or EntityType.Government);

    /// <summary>"Torske, Drobysheve and Terny": one word, listed with a known place, is no person.</summary>
    private bool IsListed(SentenceReading reading, NameRun run)
    {
        if (run.First != run.Last || run.Last + 2 >= reading.Words.Length || reading[run.Last + 1].Lower is not ("," or "and")) return false;
        if (names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Id: not null }) return false;
        return names.PlaceAt(reading.StartOf(run.Last + 2), reading.EndOf(run.Last + 2)) is { Id: not null, Kind: not PlaceKind.Country };
    }

    /// <summary>"captured Selk, Beit Nayim and …": what the tagger takes for a person or an outfit stands among places, and the list goes on.</summary>
    private bool IsItem(SentenceReading reading, NameRun run)
    {
        if (names.EntityAt(reading.StartOf(run.First), reading.EndOf(run.Last)) is { Id: not null } || HoldsNotPlace(reading, run) || reading[run.First - 1].Is(Tag.Title)) return false;
        return run.Last + 1 < reading.Words.Length && reading[run.Last + 1].Lower == "and" && run.Last + 2 < reading.Words.Length && (reading.IsTellingCapital(run.Last + 2) || reading[run.Last + 2].Lower is "the" or "other" or "several");
    }

    /// <summary>"evacuated Marsa Lulu", "Damasak liberated": what is evacuated, overrun or retaken is no organisation, unless the catalogue knows it.</summary>
    private bool IsTaken(SentenceReading reading, NameRun run, int start, int end) =>
        (names.EntityAt(start, end) ?? names.EntityNamed(reading.TextOf(run.First, run.Last))) is { Id: null, Type: EntityType.Organisation or EntityType.Person }
        && (IsControlled(reading, run.First - 1) || IsTakenFrom(reading, run.Last) || IsTaking(reading, run.First - 1, VerbForms.None) || IsTaking(reading, run.Last + 1, VerbForms.Participle));

    /// <summary>"secured X from the militants".</summary>
    private bool IsTakenFrom(SentenceReading reading, int word) =>
        word + 2 < reading.Words.Length && reading[word + 1].Lower == "from" && reading.ChunkAt(reading.ChunkOf(word + 2)) is { Kind: ChunkKind.Noun } side
        && (reading[side.Last].Is(Tag.Actor) || names.EntityAt(reading.StartOf(side.Last), reading.EndOf(side.Last)) is { Type: EntityType.ArmedGroup });

    /// <summary>"took control of X": what one has control of is a place.</summary>
    private static bool IsControlled(SentenceReading reading, int word) => word > 0 && reading[word].Lower is "of" or "over" && reading[word - 1].Lower == "control";

    private static bool IsTaking(SentenceReading reading, int word, VerbForms form) =>
        word >= 0 && word < reading.Words.Length && reading[word].Info is { Lemma: { } verb } info && (form == VerbForms.None || info.May(form)) && EventLexicon.Shared.Verbal.ContainsKey(verb) && !EventLexicon.Shared.IsCue("ambiguous", verb);

    private bool IsActor(string name, int start, int end) =>
        names.PlaceAt(start, end) is null && (names.EntityAt(start, end) ?? names.EntityNamed(name)) is { Type: EntityType.ArmedGroup or EntityType.Person or EntityType.Media or EntityType.Organisation or EntityType.Government };

    /// <summary>A run that the gazetteer knows as several places is a list without punctuation.</summary>
    private List<PlaceRef> Split(SentenceReading reading, NameRun run, PlaceKind kind)
    {
        var within = names.PlacesIn(reading.StartOf(run.First), reading.EndOf(run.Last)).Where(p => p.Start >= reading.StartOf(run.First) && p.End <= reading.EndOf(run.Last)).ToList();
        if (within.Count < 2 || within.Any(p => p.Id is null)) return [Create(reading, run.First, run.Last, kind)];
        return [.. within.Select(p => new PlaceRef { Name = p.Text, Start = p.Start, End = p.End, Kind = kind == PlaceKind.Unknown ? p.Kind : kind, Admin1 = p.Admin1, Mention = p, IsEvident = true })];
    }

    private PlaceRef Create(SentenceReading reading, int first, int last, PlaceKind kind)
    {
        var (start, end) = (reading.StartOf(first), reading.EndOf(last));
        var mention = names.PlaceAt(start, end) ?? names.PlaceNamed(reading.TextOf(first, last));
        var wider = names.PlaceAt(start, end) is { } found && found.Start <= start && found.End >= end ? found : null;
        return new PlaceRef { Name = wider?.Text ?? reading.TextOf(first, last), Start = wider?.Start ?? start, End = wider?.End ?? end, Kind = kind == PlaceKind.Unknown ? mention?.Kind ?? kind : kind, Mention = mention, IsEvident = kind != PlaceKind.Unknown || names.IsPlace(reading.TextOf(first, last), start, end) };
    }
}
