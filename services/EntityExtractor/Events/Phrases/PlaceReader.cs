using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Reads the place or the places that a phrase tells, from a word on.</summary>
internal sealed class PlaceReader
{
    private readonly PlaceNames _named;
    private readonly DescribedPlaces _described;
    private readonly UnnamedPlaces _unnamed;
    private readonly IncludedPlaces _included;
    private readonly OwnedPlaces _owned;
    private readonly CapitalNames _capitals;
    private readonly PlaceLists _lists;
    private readonly DocumentNames _names;

    public PlaceReader(DocumentNames names)
    {
        _names = names;
        _named = new PlaceNames(names);
        var behind = new NamesBehind(names, _named);
        _owned = new OwnedPlaces(names, behind);
        _included = new IncludedPlaces(this, behind);
        _capitals = new CapitalNames(names, behind);
        _described = new DescribedPlaces(_named, behind);
        _unnamed = new UnnamedPlaces(behind, _included);
        _lists = new PlaceLists(this);
    }

    /// <summary>Null when no place stands there.</summary>
    /// <param name="subject">The list is a verb's subject: its last item begins no clause of its own.</param>
    /// <param name="listed">Places stand before it in the same list.</param>
    public PlacePhrase? Read(SentenceReading reading, int at, bool alone = false, bool subject = false, bool listed = false)
    {
        if (at < reading.Words.Length && Quantifiers.Whole(reading, at) is { } whole)
            return Read(reading, whole, alone, subject);
        if (
            at < reading.Words.Length
            && Quantifiers.Every(reading, at) is { } division
            && Read(reading, division, alone, subject)
                is { Places: [{ IsNamed: true, Mention: null or { Kind: not (PlaceKind.Country or PlaceKind.Region) } }, ..] } every
        )
            return every;
        at = Quantifiers.Skip(reading, at);
        if (at < reading.Words.Length && Quantifiers.IsPortion(reading, at))
            return Within(Read(reading, at + 2, alone, subject), reading[at].Lower);
        if (Quantifiers.Partial(reading, at) is { } part)
            return Within(Read(reading, part.Next, alone, subject), part.Words);
        if (Quantifiers.Several(reading, at) is { } several)
            return Read(reading, several, alone, subject) is { } some
                ? some with
                {
                    Places = [.. some.Places.Select(p => p.IsNamed ? p : p with { IsVague = true })],
                }
                : null;
        if (at < reading.Words.Length && Twin(reading, at) is { } twin)
            return Read(reading, twin, alone, subject);
        if (Quantifiers.Quantity(reading, at) is { } counted)
            return Read(reading, counted, alone, subject);
        if (ReadOne(reading, at, listed) is not { } one)
            return null;
        var places = new List<PlaceRef>(one.Places);
        var last = one.Last;
        if (!alone) last = _lists.ReadOn(reading, places, last, subject);
        var told = Within(reading, AdminTail.Attach(reading, PlaceLists.Spread(places), _names, ref last), last);
        var phrase = new PlacePhrase(told, last);
        return alone ? phrase : Continued(reading, phrase, subject);
    }

    /// <summary>"X district in A and Y district in B", "X, capital of A; and Y, capital of B", "X along with Y": the list goes on behind where its
    /// items lie.</summary>
    private PlacePhrase Continued(SentenceReading reading, PlacePhrase list, bool subject)
    {
        if (FurtherItems.At(reading, list) is not { } next || !list.Places.All(p => p.IsNamed))
            return list;
        return
            Read(reading, next, subject: subject, listed: true) is { } more
            && FurtherItems.MayBe(reading, next, list, more)
            && (subject || FurtherItems.IsJoined(reading, next) || !PlaceLists.StartsClause(reading, more.Last))
            ? new PlacePhrase([.. list.Places, .. more.Places], more.Last)
            : list;
    }

    /// <summary>"a camp in the area of X": the site without a name lies in the province of the next place told.</summary>
    private List<PlaceRef> Within(SentenceReading reading, List<PlaceRef> places, int last) =>
        places is [{ IsNamed: false, IsMinor: true, Admin1: null } site]
        && _names.PlacesIn(reading.EndOf(last), reading.Sentence.End).FirstOrDefault(p => p.Admin1 is not null) is { } around
            ? [site with { Admin1 = around.Admin1 }]
            : places;

    /// <summary>The named place within words <c>[first, last]</c> of one chunk.</summary>
    public PlacePhrase? ReadNamed(SentenceReading reading, int first, int last) => _named.Read(reading, first, last);

    /// <summary>"six districts have fallen to the rebels, among them X and Y": the names behind the verb; null when there are none.</summary>
    public PlacePhrase? ListedBehind(SentenceReading reading, int last, PlaceKind kind) => _included.Behind(reading, last, kind);

    /// <summary>The names from a word on that a noun elsewhere calls places of a kind; null when other words stand there.</summary>
    public PlacePhrase? Listed(SentenceReading reading, int at, PlaceKind kind) => _included.Names(reading, at, kind);

    /// <summary>"most of X"; "the districts of X and Y" are the whole of each.</summary>
    private static PlacePhrase? Within(PlacePhrase? whole, string part) =>
        whole is null or { Places.Count: > 1 } ? whole : whole with { Places = [.. whole.Places.Select(p => p with { Partial = part })] };

    /// <summary>One place or one list behind a noun ("the towns of X and Y"), without the items that follow.</summary>
    public PlacePhrase? ReadOne(SentenceReading reading, int at, bool listed = false)
    {
        if (reading.ChunkAt(reading.ChunkOf(at)) is not { Kind: ChunkKind.Noun } chunk)
            return null;
        if (reading[at].Is(Tag.Pronoun))
            return reading[at].Lower is "it" or "them" or "they" ? UnnamedPlaces.Back(reading, at, at, PlaceKind.Unknown) : null;
        if (IsPartOfIt(reading, at, chunk.Last))
            return Within(UnnamedPlaces.Back(reading, at, chunk.Last, PlaceKind.Unknown), reading.TextOf(at, chunk.Last));
        if (
            (
                NumberedDistricts.Read(reading, at, chunk.Last)
                ?? SiteNames.Numbered(reading, at, chunk.Last)
                ?? SiteNames.OfUnit(reading, at, chunk.Last)
                ?? SiteNames.OfTown(reading, at, chunk.Last)
                ?? SiteNames.Lettered(reading, at, chunk.Last)
                ?? SiteNames.Command(reading, at, chunk.Last)
            ) is
            { } numbered
        )
            return numbered;
        var core = Core(reading, at, chunk.Last);
        return _capitals.Read(reading, core, chunk.Last)
            ?? _described.Read(reading, core, chunk.Last)
            ?? _named.Read(reading, core, chunk.Last, listed)
            ?? (core > at ? _owned.Read(reading, at, chunk.Last) : null)
            ?? _unnamed.Read(reading, at, core, chunk.Last);
    }

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

    /// <summary>"towns or villages": where the second stands.</summary>
    private static int? Twin(SentenceReading reading, int at) =>
        reading.ChunkAt(reading.ChunkOf(at)) is { Kind: ChunkKind.Noun } one
        && one.Last == at
        && UnnamedPlaces.IsBarePlural(reading, at, one.Last)
        && reading[one.Last].Is(Tag.Place)
        && one.Last + 2 < reading.Words.Length
        && reading[one.Last + 1].Lower is "or" or "and"
        && reading.ChunkAt(reading.ChunkOf(one.Last + 2)) is { Kind: ChunkKind.Noun } two
        && reading[two.Last].Is(Tag.Place)
        && UnnamedPlaces.IsBarePlural(reading, two.First, two.Last)
            ? two.First
            : null;
}
