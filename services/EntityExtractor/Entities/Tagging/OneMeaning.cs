using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>
/// A name means one thing in a text. One that the tagger takes for a person and that a list of places makes a place is a place
/// wherever it stands, unless a title or a verb of saying tells somewhere that it is a person: then it is one in the list too.
/// </summary>
internal static class OneMeaning
{
    /// <summary>The places of a text once every name means one thing, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">What the tagger found.</param>
    /// <param name="places">What was then taken for a place.</param>
    /// <param name="taken">Tokens that are part of other names.</param>
    public static IReadOnlyList<PlaceSpan> Settle(AnalysedText text, List<TaggedName> names, IReadOnlyList<PlaceSpan> places, bool[] taken)
    {
        var untagged = places.Where(s => s is { Tagged: false, Cue: null }).Select(s => s.Span).ToHashSet();
        var divided = Divided(text, names, untagged);
        if (divided.Count == 0) return places;
        var mentions = names.Where(n => n.Class == NameClass.Person && divided.Contains(n.Span.KeyIn(text))).Select(n => n.Span).ToList();
        var persons = mentions.Where(m => Whereabouts.IsPerson(text, m)).Select(m => m.KeyIn(text)).ToHashSet();
        var kept = places.Where(p => !untagged.Contains(p.Span) || !persons.Contains(p.Span.KeyIn(text)));
        var covered = (bool[])taken.Clone();
        foreach (var place in places) covered.AsSpan(place.Span.First, place.Span.Count).Fill(true);
        var added = mentions.Where(m => !persons.Contains(m.KeyIn(text)) && !covered.AsSpan(m.First, m.Count).Contains(true));
        return [.. kept.Concat(added.Select(m => new PlaceSpan(m) { Tagged = true })).OrderBy(p => p.Span.First)];
    }

    /// <summary>Names of persons of which some mentions were taken for places and some were not.</summary>
    private static HashSet<NameKey> Divided(AnalysedText text, List<TaggedName> names, HashSet<NameSpan> untagged)
    {
        var places = new HashSet<NameKey>();
        foreach (var name in names)
        {
            if (name.Class == NameClass.Person && untagged.Contains(name.Span)) places.Add(name.Span.KeyIn(text));
        }

        if (places.Count == 0) return places;
        var persons = names.Where(n => n.Class == NameClass.Person && !untagged.Contains(n.Span)).Select(n => n.Span.KeyIn(text)).ToHashSet();
        places.IntersectWith(persons);
        return places;
    }
}
