using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Where an article plays before any place is named: the places of its outlet and its dateline, the countries of its nationalities, of the
/// groups it names and of its words for divisions.</summary>
internal sealed class Setting(PlaceIndex gazetteer)
{
    private const int LongestName = 3;
    private const int LargeFrom = 15_000;
    private const double Weight = 0.7;
    private const double WeightOfNationality = 0.2;
    private const double WeightOfGroup = 0.5;
    private const double WeightOfDivision = 0.5;
    private const double WeightOfOrganisation = 0.3;
    private const int MostOrganisations = 30;

    private static readonly FrozenSet<string> OutletWords = PlaceWords.Set(
        "news times post daily herald tribune journal gazette press star sun the radio tv online today chronicle observer mail express morning evening "
            + "agency network weekly record review courier dispatch democrat republican enterprise leader register sentinel globe telegraph world independent standard reporter advocate examiner bulletin banner citizen"
    );

    private readonly Dictionary<string, Place> _countries = gazetteer
        .All()
        .Where(p => p.Kind == PlaceKind.Country)
        .DistinctBy(p => p.Country)
        .ToDictionary(p => p.Country);

    /// <summary>Places of the outlet's and the dateline's name, several readings of a name all given, and countries that adjectives of the text and
    /// its groups name.</summary>
    public IReadOnlyList<(Place Place, double Weight)> Of(AnalysedText text, IEnumerable<EntityMention> entities, string? outlet, string? dateline) =>
        [
            .. Named(outlet).Concat(Named(dateline)).Select(p => (p, Weight)),
            .. Nationalities(text),
            .. Groups(entities),
            .. Divisions(text),
            .. Organisations(entities),
        ];

    /// <summary>A group that fights in several countries speaks for each of them the less.</summary>
    private IEnumerable<(Place, double)> Groups(IEnumerable<EntityMention> entities) =>
        entities
            .Select(e => e.Id)
            .Distinct()
            .SelectMany(id =>
                GroupCountries.Of(id) is var countries ? countries.Select(c => (Country: c, Weight: WeightOfGroup / countries.Count)) : []
            )
            .GroupBy(c => c.Country, c => c.Weight)
            .Where(c => _countries.ContainsKey(c.Key))
            .Select(c => (_countries[c.Key], Math.Min(Weight, c.Sum())));

    /// <summary>"Riley County Police Department", "University of Louisville": an organisation speaks for the places in its name.</summary>
    private IEnumerable<(Place, double)> Organisations(IEnumerable<EntityMention> entities) =>
        entities
            .Where(e => e is { Id: null, Type: not (EntityType.Person or EntityType.Media) })
            .Select(e => e.Text)
            .Distinct()
            .Take(MostOrganisations)
            .SelectMany(name =>
                Names(name).Select(key => Readings(key).ToList()).SelectMany(places => places.Select(p => (p, WeightOfOrganisation / places.Count)))
            );

    private IEnumerable<(Place, double)> Divisions(AnalysedText text)
    {
        var weights = new Dictionary<string, double>();
        foreach (var token in text.Tokens)
        {
            if (!token.IsWord || DivisionWords.CountriesOf(text.Span(token)) is not { Count: > 0 } countries) continue;
            foreach (var country in countries) weights[country] = WeightOfDivision / countries.Count;
        }

        return weights.Where(w => _countries.ContainsKey(w.Key)).Select(w => (_countries[w.Key], w.Value));
    }

    private IEnumerable<(Place, double)> Nationalities(AnalysedText text)
    {
        var counts = new Dictionary<string, int>();
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            if (text.Tokens[at].Shape == TokenShape.Capitalised && Demonyms.BuiltIn.CountryOf(text.Span(at)) is { } country)
                counts[country] = counts.GetValueOrDefault(country) + 1;
        }

        return counts.Where(c => _countries.ContainsKey(c.Key)).Select(c => (_countries[c.Key], Math.Min(Weight, WeightOfNationality * c.Value)));
    }

    private IEnumerable<Place> Named(string? words) => string.IsNullOrWhiteSpace(words) ? [] : Names(words).SelectMany(Readings);

    private List<NameKey> Names(string words)
    {
        var text = AnalysedText.Of(words.Length > 200 ? words[..200] : words);
        var names = new List<NameKey>();
        for (var first = 0; first < text.Tokens.Length; first++)
        {
            if (!text.Tokens[first].IsCapitalised || PlaceWords.Has(OutletWords, text.Span(first))) continue;
            if (Longest(text, first) is not var (key, last)) continue;
            names.Add(key);
            first = last;
        }

        return names;
    }

    private (NameKey Key, int Last)? Longest(AnalysedText text, int first)
    {
        (NameKey, int)? longest = null;
        var key = NameKey.Empty;
        for (var last = first; last < text.Tokens.Length && last < first + LongestName; last++)
        {
            key = key.With(text.Span(last));
            if (text.Tokens[last].IsWord && key.Letters > 2 && gazetteer.Named(key).Any()) longest = (key, last);
        }

        return longest;
    }

    /// <summary>The three largest places of the name: which of them it is, the article decides.</summary>
    private IEnumerable<Place> Readings(NameKey key)
    {
        var places = new List<Place>();
        var matches = gazetteer.Named(key);
        while (matches.MoveNext())
        {
            if (
                !matches.ByOtherName
                && (
                    matches.Current.Curated
                    || matches.Current.IsDivision
                    || matches.Current.Kind == PlaceKind.District
                    || matches.Current.Population >= LargeFrom
                )
            )
                places.Add(matches.Current);
        }

        return places.OrderByDescending(p => p.IsDivision ? int.MaxValue : p.Population).Take(3);
    }
}
