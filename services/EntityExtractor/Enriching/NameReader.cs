using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>Who and where: the names of a text.</summary>
public sealed record Names(IReadOnlyList<EntityMention> Entities, IReadOnlyList<PlaceMention> Places);

/// <summary>Reads the persons, organisations, groups and places of a text.</summary>
public sealed class NameReader
{
    private static readonly Lazy<TaggerModel> Model = new(() => TaggerModel.Read(BuiltIn.Decompress("names.model")));

    private readonly CatalogueSpotter _catalogue;
    private readonly TraitReader _traits;
    private readonly Tagger _tagger;
    private readonly PlaceSpotter _spotter;
    private readonly PlaceResolver _resolver;
    private readonly Setting _setting;

    public NameReader(Knowledge knowledge)
        : this(knowledge, Model.Value)
    {
    }

    internal NameReader(Knowledge knowledge, TaggerModel model)
    {
        _tagger = new Tagger(model);
        (_catalogue, _traits) = (new CatalogueSpotter(knowledge.Catalogue), new TraitReader(knowledge.Places));
        (_spotter, _resolver, _setting) = (new PlaceSpotter(knowledge.Places), new PlaceResolver(knowledge.Places), new Setting(knowledge.Places));
    }

    /// <summary>Reads a text of which nothing else is known.</summary>
    public Names Read(AnalysedText text) => Read(text, [], null, null);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="authors">Who wrote it; they are not the news' persons.</param>
    /// <param name="outlet">Who published it: "The Kabul Times" speaks for Kabul.</param>
    /// <param name="dateline">Where it was written; null to look for it in the text.</param>
    public Names Read(AnalysedText text, IReadOnlyList<string> authors, string? outlet, string? dateline)
    {
        var taken = new bool[text.Tokens.Length];
        Works.Take(text, taken);
        var spotted = _catalogue.Spot(text);
        var (catalogued, longer) = LongerNames.Part(text, spotted);
        var entities = EntityReader.Certain(text, catalogued, taken);
        var tagged = LongerNames.Put(text, CommonCapitals.Drop(text, _tagger.Tag(text, _traits.Read(text, spotted))), longer);
        var names = Misreadings.Drop(text, SecondLook.Read(text, BarePersons.Of(text, Whereabouts.Correct(text, tagged)), taken));
        names = LastNames.Complete(text, names, taken);
        var spans = Teams.Take(text, OneMeaning.Settle(text, names, _spotter.Spot(text, taken, names), taken), entities);
        foreach (var place in spans) taken.AsSpan(place.Span.First, place.Span.Count).Fill(true);
        foreach (var team in entities) taken.AsSpan(text.TokenAt(team.Start), text.TokenAt(team.End - 1) - text.TokenAt(team.Start) + 1).Fill(true);
        entities.AddRange(EntityReader.Tagged(text, names, catalogued, taken, authors));
        entities.Sort((a, b) => a.Start.CompareTo(b.Start));
        spans = Mentions.Join(text, entities, spans, taken);
        var places = _resolver.Resolve(text, spans, _setting.Of(text, entities, outlet, dateline ?? Dateline.In(text)));
        entities.RemoveAll(e => Compounds.HavePart(text, e.Start, e.End));
        return new Names(entities, [.. places.Select(p => PlaceMentions.Of(text, p)).Where(p => !Compounds.HavePart(text, p.Start, p.End))]);
    }
}
