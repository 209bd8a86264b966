using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>What "they", "it" and "the district" point back to: the sides and places named last.</summary>
internal sealed class Anaphora
{
    private const int Remembered = 12;

    private readonly List<Actor> _actors = [];
    private readonly List<PlaceRef> _places = [];
    private PlaceRef? _landmark;
    private PlaceRef? _dateline;
    private IReadOnlyList<Voice> _voices = [];

    /// <summary>Who speaks in the sentence that is read now.</summary>
    public void Hear(IReadOnlyList<Voice> voices) => _voices = voices;

    public void Remember(Actor actor) => Push(_actors, actor);

    public void Remember(PlaceRef place) => Push(_places, place);

    /// <summary>The places told last in one list.</summary>
    public IReadOnlyList<PlaceRef> Listed { get; private set; } = [];

    public void RememberList(IReadOnlyList<PlaceRef> places) => Listed = places;

    /// <summary>A place that only tells where another lies: meant when no other is.</summary>
    public void RememberLandmark(PlaceRef place)
    {
        _landmark = place;
        if (_places.Count < Remembered) _places.Insert(0, place);
    }

    /// <summary>Where the text was written: meant only when the text names and means no other.</summary>
    public void RememberDateline(PlaceRef place) => _dateline ??= place;

    /// <summary>"a strategic town" of the lead: "the town" behind it is that one, whatever its name, unless the title has told it.</summary>
    public void RememberUnnamed(PlaceRef place)
    {
        if (Told(place.Kind, place.Start) is null) Push(_places, place);
    }

    /// <param name="pronoun">In lower case.</param>
    /// <param name="word">Where it stands in the sentence.</param>
    public Actor? Actor(string pronoun, int word)
    {
        if (pronoun is not ("they" or "it" or "we" or "them")) return null;
        var voice = _voices.LastOrDefault(v => v.First <= word && word <= v.Last);
        if (pronoun == "we") return (voice?.Speaker ?? voice?.Name) is { } own ? own with { IsPronoun = true, IsOwn = true } : null;
        var last = pronoun == "it" ? _actors.LastOrDefault(a => !IsPlural(a)) ?? _actors.LastOrDefault() : _actors.LastOrDefault();
        if (pronoun != "them" && voice is { Speaker: { } speaker } && voice.First > voice.Verb && (last is null || last.Start <= Math.Max(speaker.Start, voice.VerbStart)))
            return speaker with { IsPronoun = true, IsOwn = true };
        return last is null ? null : last with { IsPronoun = true };
    }

    /// <summary>Of the two sides told last the one told first, or the other.</summary>
    public Actor? OfTwo(bool former)
    {
        var told = _actors.DistinctBy(a => a.Text).TakeLast(2).ToList();
        return told.Count < 2 ? null : (former ? told[0] : told[1]) with { IsPronoun = true };
    }

    /// <summary>"it" is no "Afghan forces"; a name may be either.</summary>
    private static bool IsPlural(Actor actor) =>
        char.IsAsciiLetterLower(actor.Text[actor.Text.LastIndexOf(' ') + 1])
        && (
            actor.Text.EndsWith('s')
            || actor.Text.EndsWith("men", StringComparison.Ordinal)
            || actor.Text.EndsWith("police", StringComparison.Ordinal)
        );

    /// <summary>The place that a phrase without a name points back to; kinds must agree when both are told.</summary>
    public PlaceRef? Place(PlaceKind kind, int before) =>
        Told(kind, before) ?? (_dateline is { } written && Agrees(kind, written.Kind) ? written : null);

    /// <summary>The place told last; one of just that kind before a known one that merely may be meant ("the town": Verin town, not the
    /// capital).</summary>
    private PlaceRef? Told(PlaceKind kind, int before)
    {
        var agreeing = _places.LastOrDefault(p => p.Start < before && Agrees(kind, p.Kind));
        if (
            agreeing is null
            || agreeing.Kind == kind
            || kind == PlaceKind.Unknown
            || (agreeing.Kind == PlaceKind.Unknown && !IsOfOtherKind(agreeing, kind))
        )
            return agreeing;
        return _places.LastOrDefault(p => p.Start < before && p.Kind == kind && p.IsNamed) ?? agreeing;
    }

    /// <summary>"the district" behind a city: the gazetteer tells what the text does not.</summary>
    private static bool IsOfOtherKind(PlaceRef place, PlaceKind kind) =>
        place.Mention is { Id: not null } known && kind == PlaceKind.District && known.Kind is PlaceKind.City or PlaceKind.Town;

    /// <summary>The landmark told last, between two offsets of the text.</summary>
    public PlaceRef? Landmark(int since, int before) => _landmark is { } place && place.Start >= since && place.Start < before ? place : null;

    /// <summary>"the former": of the two places told last the one told first.</summary>
    public PlaceRef? Former(int before)
    {
        var told = _places.Where(p => p.Start < before && p.IsNamed).DistinctBy(p => p.Name).TakeLast(2).ToList();
        return told.Count == 2 ? told[0] : null;
    }

    /// <summary>The site told last whose name ends in a word: "the dam".</summary>
    public PlaceRef? Site(string noun) =>
        _places.LastOrDefault(p =>
            p is { Kind: PlaceKind.Site, IsNamed: true }
            && (
                p.Name!.EndsWith(" " + noun, StringComparison.OrdinalIgnoreCase)
                || noun == "airbase" && p.Name.EndsWith(" air base", StringComparison.OrdinalIgnoreCase)
            )
        )
            is { } site
            ? site with
            {
                PointsBack = true,
            }
            : null;

    private static bool Agrees(PlaceKind said, PlaceKind known) =>
        said == known
        || said == PlaceKind.Unknown
        || (known == PlaceKind.Unknown && said is not (PlaceKind.Site or PlaceKind.Admin1 or PlaceKind.Country))
        || (said is PlaceKind.City or PlaceKind.Town && known == PlaceKind.District)
        || (
            said is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Neighbourhood
            && known is PlaceKind.City or PlaceKind.Town or PlaceKind.Village or PlaceKind.Neighbourhood
        );

    /// <summary>A side that speaks: the words <c>[First, Last]</c> of the sentence are what it says.</summary>
    /// <param name="Verb">The word of saying.</param>
    /// <param name="Speaker">The side; null when the speaker is a person.</param>
    /// <param name="Name">The speaker as told; null when nobody is named.</param>
    /// <param name="VerbStart">UTF-16 offset of the word of saying: who is told before it belongs to the speaker.</param>
    internal sealed record Voice(Actor? Speaker, Actor? Name, int First, int Last, int Verb, int VerbStart);

    private static void Push<T>(List<T> list, T item)
    {
        list.Add(item);
        if (list.Count > Remembered) list.RemoveAt(0);
    }
}
