using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>A small place of the gazetteer far from all others that the text names is a namesake: a village that troops took in one country is no
/// town overseas.</summary>
internal sealed class Strays
{
    /// <summary>So many times as many mentions must lie in another country.</summary>
    private const int Times = 3;

    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    private readonly int _most;

    public Strays(ArticleReading article)
    {
        foreach (var sentence in article.Sentences)
        {
            foreach (var place in article.Names.PlacesIn(sentence.Sentence.Start, sentence.Sentence.End))
            {
                if (place.Country is { } country) _countries[country] = _countries.GetValueOrDefault(country) + 1;
            }
        }

        _most = _countries.Count == 0 ? 0 : _countries.Values.Max();
    }

    /// <summary>True for a mention whose country the text hardly names.</summary>
    public bool Is(PlaceMention place) =>
        place is { Kind: PlaceKind.Town or PlaceKind.Village or PlaceKind.Unknown or PlaceKind.Site or PlaceKind.Neighbourhood, Country: { } country }
        && _most >= Times * _countries.GetValueOrDefault(country)
        && _most >= Times;
}
