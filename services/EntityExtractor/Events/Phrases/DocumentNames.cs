using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>What the document as a whole says about its names: the mentions found for it, and what stands beside each spelling.</summary>
internal sealed class DocumentNames
{
    private static readonly FrozenSet<string> BeforePlace = EventLexicon.Shared.Cues("before-of-place");

    private readonly MentionIndex<EntityMention> _entities;
    private readonly MentionIndex<PlaceMention> _places;
    private readonly Dictionary<string, int> _placeCues = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _persons = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PlaceMention> _placesByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, EntityMention> _entitiesByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public DocumentNames(IReadOnlyList<SentenceReading> readings, IReadOnlyList<EntityMention> entities, IReadOnlyList<PlaceMention> places)
    {
        _entities = new MentionIndex<EntityMention>(entities, e => (e.Start, e.End));
        _places = new MentionIndex<PlaceMention>(places.Select(WithoutPreposition), p => (p.Start, p.End));
        foreach (var place in _places.All) _placesByName.TryAdd(place.Text, place);
        foreach (var entity in _entities.All) _entitiesByName.TryAdd(entity.Text, entity);
        foreach (var reading in readings) Collect(reading);
    }

    /// <summary>"as Ilkhor" in small letters: the preposition, not the Arabic article.</summary>
    private static PlaceMention WithoutPreposition(PlaceMention place) =>
        place.Text.Length > 3 && place.Text[2] == ' ' && place.Text[..2] is "as" or "at" or "an"
            ? place with
            {
                Text = place.Text[3..],
                Start = place.Start + 3,
            }
            : place;

    private DocumentNames(DocumentNames document)
    {
        (_entities, _places) = (MentionIndex<EntityMention>.Empty, MentionIndex<PlaceMention>.Empty);
        (_placeCues, _persons, _placesByName, _entitiesByName, _seen) = (
            document._placeCues,
            document._persons,
            document._placesByName,
            document._entitiesByName,
            document._seen
        );
    }

    /// <summary>The same knowledge for a text that the mentions' offsets do not count in: the title.</summary>
    public DocumentNames WithoutOffsets() => new(this);

    /// <summary>What a spelling was resolved to somewhere in the text.</summary>
    public PlaceMention? PlaceNamed(string name) => _placesByName.GetValueOrDefault(name);

    public PlaceMention? PlaceAt(int start, int end) => _places.At(start, end);

    public EntityMention? EntityAt(int start, int end) => _entities.At(start, end);

    public IEnumerable<PlaceMention> PlacesIn(int start, int end) => _places.In(start, end);

    public IEnumerable<EntityMention> EntitiesIn(int start, int end) => _entities.In(start, end);

    /// <summary>Who a spelling was resolved to somewhere in the text.</summary>
    public EntityMention? EntityNamed(string name) => _entitiesByName.GetValueOrDefault(name);

    /// <summary>True when the spelling stands with a capital inside a sentence somewhere.</summary>
    public bool IsSeen(string word) => _seen.Contains(word);

    public bool IsPerson(string name, int start, int end) =>
        (EntityAt(start, end) is { Type: EntityType.Person } && PlaceAt(start, end) is null) || _persons.Contains(name);

    /// <summary>True when mentions or neighbours ("in X", "X district") tell that the name is a place.</summary>
    public bool IsPlace(string name, int start, int end) =>
        PlaceAt(start, end) is not null || _placesByName.ContainsKey(name) || _placeCues.GetValueOrDefault(name) > 0;

    private void Collect(SentenceReading reading)
    {
        if (reading.Style != CaseStyle.Normal) return;
        foreach (var run in NameRuns.Of(reading, 0, reading.Words.Length - 1))
        {
            var name = reading.TextOf(run.First, run.Last);
            for (var w = run.First; w <= run.Last; w++) _seen.Add(reading.TextOf(w, w));
            if (IsPlaceCue(reading, run)) _placeCues[name] = _placeCues.GetValueOrDefault(name) + 1;
            if (IsPersonCue(reading, run)) _persons.Add(name);
        }
    }

    private static bool IsPlaceCue(SentenceReading reading, NameRun run)
    {
        if (run.Last + 1 < reading.Words.Length && reading[run.Last + 1].Is(Tag.Place) && !reading[run.Last + 1].Is(Tag.Actor)) return true;
        if (run.First == 0) return false;
        var before = reading[run.First - 1];
        if (before.Lower is "in" or "at" or "near" or "outside" or "around" or "from" or "into" or "towards" or "toward")
            return !reading[run.First].Is(Tag.Month);
        return run.First > 1
            && before.Lower == "of"
            && (reading[run.First - 2].Is(Tag.Place | Tag.Partial) || BeforePlace.Contains(reading[run.First - 2].Lower));
    }

    private static bool IsPersonCue(SentenceReading reading, NameRun run)
    {
        if (
            run.First > 0
            && reading[run.First - 1].Is(Tag.Title)
            && reading[run.First - 1].Lower is not ("chief" or "minister" or "secretary" or "king" or "prince" or "queen" or "governor" or "mayor")
        )
            return true;
        var next = run.Last + 1 < reading.Words.Length && reading[run.Last + 1].IsMark ? run.Last + 2 : run.Last + 1;
        return run.Last > run.First && next < reading.Words.Length && reading[next].Is(Tag.Speech) && reading[next].Info.May(VerbForms.Past);
    }
}
