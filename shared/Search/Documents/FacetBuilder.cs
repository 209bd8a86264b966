using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>The multi-valued fields of an article's document, gathered over its own text and what its copies add.</summary>
internal sealed class FacetBuilder(IReadOnlyList<Enrichment> enrichments, PlaceNames names)
{
    public IReadOnlyList<string> Places => Once(Mentions.Select(p => p.Name).Concat(Events.Select(e => e.Name)));

    public IReadOnlyList<string> Districts => Once(
        Mentions.Select(p => p.Kind == PlaceKind.District ? p.Name : p.Admin2)
            .Concat(Events.Select(e => e.Event.PlaceType == PlaceKind.District ? e.Name : e.Event.Admin2)));

    public IReadOnlyList<string> Admin1s => Once(
        Mentions.Select(p => p.Kind == PlaceKind.Admin1 ? p.Name : p.Admin1).Concat(Events.Select(e => e.Event.Admin1)));

    public IReadOnlyList<string> Countries => Once(Mentions.Select(p => p.Country).Concat(Events.Select(e => e.Event.Country)));

    public IReadOnlyList<string> Focus => Once(enrichments.SelectMany(e => e.Focus).Select(p => p.Name));

    public IReadOnlyList<ClaimStatus> Statuses => [.. News.Select(e => e.Status).Distinct().Order()];

    public IReadOnlyList<string> Sides => Once(News.SelectMany(e => new[] { e.ActorSide, e.FromActorSide }));

    public bool HasEvent => News.Any();

    public bool Alert => enrichments.Any(e => e.Alert);

    private IEnumerable<PlaceMention> Mentions => enrichments.SelectMany(e => e.Places);

    private IEnumerable<(ControlEvent Event, string? Name)> Events =>
        enrichments.SelectMany(e => e.Events.Select(found => (found, names.Of(found))));

    private IEnumerable<ControlEvent> News => enrichments.SelectMany(e => e.Events).Where(e => !e.Background);

    public IReadOnlyList<string> Entities(params EntityType[] types) =>
        Once(enrichments.SelectMany(e => e.Entities).Where(e => types.Contains(e.Type)).Select(e => e.Canonical));

    private static List<string> Once(IEnumerable<string?> values) =>
        [.. values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!).Distinct(StringComparer.Ordinal)];
}
