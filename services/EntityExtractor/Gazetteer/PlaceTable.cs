using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>Places and their names from one origin. Filled once, then only read.</summary>
public sealed class PlaceTable
{
    private readonly List<Place> _places;
    private readonly NameIndex _names;
    private readonly NameIndex _consonants;
    private readonly Dictionary<string, int> _ids;
    private readonly bool _indexIds;

    /// <param name="expectedPlaces">Room to reserve.</param>
    /// <param name="expectedNames">Room to reserve.</param>
    /// <param name="indexIds">False when places are never asked for by id, to save memory.</param>
    public PlaceTable(int expectedPlaces = 16, int expectedNames = 64, bool indexIds = true)
    {
        _places = new List<Place>(expectedPlaces);
        _names = new NameIndex(expectedNames);
        _consonants = new NameIndex(expectedPlaces);
        _ids = new Dictionary<string, int>(indexIds ? expectedPlaces : 0, StringComparer.Ordinal);
        _indexIds = indexIds;
    }

    public IReadOnlyList<Place> Places => _places;

    /// <summary>Adds a place under its name and <paramref name="otherNames"/>.</summary>
    public void Add(Place place, IEnumerable<string> otherNames)
    {
        var row = _places.Count;
        _places.Add(place);
        if (_indexIds) _ids[place.Id.Value] = row;
        AddName(place.Name, row, isOther: false);
        foreach (var name in otherNames) AddName(name, row, isOther: true);
    }

    /// <summary>Gives back room that was reserved and not needed.</summary>
    public void Trim()
    {
        _places.TrimExcess();
        _names.Trim();
        _consonants.Trim();
    }

    public Place? ById(PlaceId id) => _ids.TryGetValue(id.Value, out var row) ? _places[row] : null;

    internal Place At(int row) => _places[row];

    internal NameIndex Names => _names;

    internal NameIndex ByConsonants => _consonants;

    private void AddName(string name, int row, bool isOther)
    {
        var key = NameKey.Of(name);
        if (key.Letters < 2) return;
        _names.Add(key, row, isOther);
        if (Consonants.KeyOf(name) is { } consonants) _consonants.Add(consonants, row, isOther);
        if (Articles.Without(name) is { } bare) AddName(bare, row, isOther);
    }
}
