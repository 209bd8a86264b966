using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Makes entities of what the catalogue, the national forces and the tagger found.</summary>
internal static class EntityReader
{
    /// <summary>Names that are certain: the catalogue's and national forces. Their tokens are marked in <paramref name="taken"/>.</summary>
    public static List<EntityMention> Certain(AnalysedText text, List<(NameSpan Span, CatalogueEntry Entry)> catalogued, bool[] taken)
    {
        var mentions = new List<EntityMention>();
        foreach (var (span, entry) in catalogued)
            mentions.Add(Take(text, taken, span, new Identity(entry.Kind, entry.Canonical, entry.Id, entry.Side)));
        foreach (var sentence in text.Sentences)
        {
            for (var at = sentence.First; at <= sentence.Last; at++)
            {
                if (taken[at] || NationalForces.At(text, at, sentence.Last) is not { } force || IsTaken(taken, force.Span)) continue;
                mentions.Add(Take(text, taken, force.Span, new Identity(force.Type, force.Canonical, force.Id, "government")));
                at = force.Span.Last;
            }
        }

        return mentions;
    }

    /// <summary>
    /// Persons and organisations of the tagger that nothing certain has taken; bylines and <paramref name="authors"/> are not the news.
    /// The last name of a person whom the catalogue knows by the full one is that person.
    /// </summary>
    public static IEnumerable<EntityMention> Tagged(
        AnalysedText text,
        List<TaggedName> names,
        List<(NameSpan Span, CatalogueEntry Entry)> catalogued,
        bool[] taken,
        IReadOnlyList<string> authors
    )
    {
        var people = new PersonNames(text, names, catalogued);
        foreach (var name in names)
        {
            if (name.Class == NameClass.Place || IsTaken(taken, name.Span)) continue;
            var byline = Bylines.Is(text, text.Sentences[text.SentenceAt(name.Span.StartIn(text))]);
            taken.AsSpan(name.Span.First, name.Span.Count).Fill(true);
            if (name.Class == NameClass.Person && (byline || authors.Contains(name.Span.TextIn(text), StringComparer.OrdinalIgnoreCase))) continue;
            if (name.Class == NameClass.Person && people.Known(name.Span) is { } known)
            {
                yield return Take(text, taken, name.Span, new Identity(known.Kind, known.Canonical, known.Id, known.Side));
                continue;
            }

            var canonical = name.Class == NameClass.Person ? people.Fullest(name.Span) : name.Span.TextIn(text);
            yield return Take(text, taken, name.Span, new Identity(OrganisationKinds.Of(text, name), canonical, null, null)) with
            {
                Role = name.Class == NameClass.Person ? PersonRoles.Before(text, name.Span.First) : null,
            };
        }
    }

    private static bool IsTaken(bool[] taken, NameSpan span) => taken.AsSpan(span.First, span.Count).Contains(true);

    private static EntityMention Take(AnalysedText text, bool[] taken, NameSpan span, Identity identity)
    {
        taken.AsSpan(span.First, span.Count).Fill(true);
        return new EntityMention
        {
            Text = span.TextIn(text),
            Start = span.StartIn(text),
            End = span.EndIn(text),
            Type = identity.Type,
            Canonical = identity.Canonical,
            Id = identity.Id,
            Side = identity.Side,
        };
    }

    private sealed record Identity(EntityType Type, string Canonical, string? Id, string? Side);
}
