using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Reads the persons, organisations and groups of a text.</summary>
public sealed class EntityReader(Catalogue catalogue)
{
    private readonly CatalogueSpotter _catalogue = new(catalogue);

    /// <summary>The entities in order; their tokens are marked in <paramref name="taken"/>.</summary>
    public IReadOnlyList<EntityMention> Read(AnalysedText text, bool[] taken)
    {
        var mentions = new List<EntityMention>();
        foreach (var (span, entry) in _catalogue.Spot(text)) mentions.Add(Take(text, taken, span, Known(entry)));
        foreach (var sentence in text.Sentences)
        {
            for (var at = sentence.First; at <= sentence.Last; at++)
            {
                if (taken[at] || NationalForces.At(text, at, sentence.Last) is not { } force || IsTaken(taken, force.Span)) continue;
                mentions.Add(Take(text, taken, force.Span, new Identity(force.Type, force.Canonical, force.Id, "government")));
                at = force.Span.Last;
            }
        }

        mentions.Sort((a, b) => a.Start.CompareTo(b.Start));
        return mentions;
    }

    private static Identity Known(CatalogueEntry entry) => new(entry.Kind, entry.Canonical, entry.Id, entry.Side);

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
