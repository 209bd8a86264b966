using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>The gazetteer's names of the places that an article and its copies mention. An event only has the spelling.</summary>
internal sealed class PlaceNames(IEnumerable<Enrichment> enrichments)
{
    private readonly Dictionary<PlaceId, string> _names = enrichments
        .SelectMany(e => e.Places.Concat(e.Focus))
        .Where(p => p.Id is not null)
        .GroupBy(p => p.Id!.Value, p => p.Name)
        .ToDictionary(group => group.Key, group => group.First());

    /// <returns>The spelling in the text for a place that no mention names; null for counted, unnamed places.</returns>
    public string? Of(ControlEvent found) => found.PlaceId is { } id && _names.TryGetValue(id, out var name) ? name : found.Place;
}
