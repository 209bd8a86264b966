using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Joins the mentions of one organisation or group in a text: its acronym, "the group".</summary>
internal static class Mentions
{
    /// <summary>
    /// Joins and completes <paramref name="entities"/>, which are and stay in order. Returns the <paramref name="places"/> that are no
    /// acronym of an organisation.
    /// </summary>
    public static IReadOnlyList<PlaceSpan> Join(AnalysedText text, List<EntityMention> entities, IReadOnlyList<PlaceSpan> places, bool[] taken)
    {
        WordlikeAcronyms.Add(text, entities, taken);
        Sort(entities);
        var acronyms = new Acronyms(text, entities);
        if (acronyms.Any)
        {
            foreach (var place in places.Where(IsAcronym)) taken[place.Span.First] = false;
            acronyms.Join(entities, taken);
            Sort(entities);
        }

        entities.AddRange(GroupReferences.Read(text, entities, taken));
        Sort(entities);
        return acronyms.Any ? [.. places.Where(p => !IsAcronym(p))] : places;

        bool IsAcronym(PlaceSpan place) => place.Cue is null && place.Span.Count == 1 && acronyms.At(place.Span.First) is not null;
    }

    /// <summary>Another mention of the entity that <paramref name="known"/> is one of.</summary>
    public static EntityMention Again(EntityMention known, string text, int start) =>
        known with { Text = text, Start = start, End = start + text.Length };

    private static void Sort(List<EntityMention> entities) => entities.Sort((a, b) => a.Start.CompareTo(b.Start));
}
