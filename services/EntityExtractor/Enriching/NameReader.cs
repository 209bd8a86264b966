using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>Who and where: the names of a text.</summary>
public sealed record Names(IReadOnlyList<EntityMention> Entities, IReadOnlyList<PlaceMention> Places);

/// <summary>Reads the persons, organisations, groups and places of a text.</summary>
public sealed class NameReader(Knowledge knowledge)
{
    private readonly EntityReader _entities = new(knowledge.Catalogue);
    private readonly PlaceSpotter _spotter = new(knowledge.Places);
    private readonly PlaceResolver _resolver = new(knowledge.Places);

    public Names Read(AnalysedText text)
    {
        var taken = new bool[text.Tokens.Count];
        var entities = _entities.Read(text, taken);
        var places = _resolver.Resolve(text, _spotter.Spot(text, taken), []);
        return new Names(entities, [.. places.Select(p => PlaceMentions.Of(text, p))]);
    }
}
