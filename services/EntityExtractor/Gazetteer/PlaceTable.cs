using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>Places and their names from one origin. Filled, then frozen, then only read.</summary>
public sealed class PlaceTable
{
    private readonly List<Place> _places;
    private readonly NameIndex _names;
    private readonly NameIndex _consonants;
    private readonly Lazy<Dictionary<string, Place>> _byId;

    /// <param name="expectedPlaces">Room to reserve.</param>
    /// <param name="expectedNames">Room to reserve.</param>
    public PlaceTable(int expectedPlaces = 16, int expectedNames = 64)
    {
        _places = new List<Place>(expectedPlaces);
        _names = new NameIndex(expectedNames);
        _consonants = new NameIndex(expectedPlaces);
        _byId = new(PlacesById);
    }

    public IReadOnlyList<Place> Places => _places;

    /// <summary>Adds a place under its name and <paramref name="otherNames"/>.</summary>
    public void Add(Place place, IEnumerable<string> otherNames)
    {
        Add(place);
        foreach (var name in otherNames) AddOtherName(name);
    }

    /// <summary>Adds a place under its name.</summary>
    public void Add(Place place)
    {
        _places.Add(place);
        AddName(place.Name, isOther: false);
    }

    /// <summary>Adds another name of the place that was added last.</summary>
    public void AddOtherName(ReadOnlySpan<char> name) => AddName(name, isOther: true);

    /// <summary>Makes the table ready to be read. Nothing is added any more.</summary>
    public void Freeze()
    {
        _places.TrimExcess();
        _names.Freeze();
        _consonants.Freeze();
    }

    public Place? ById(PlaceId id) => _byId.Value.GetValueOrDefault(id.Value);

    internal Place At(int row) => _places[row];

    internal NameIndex Names => _names;

    internal NameIndex ByConsonants => _consonants;

    private Dictionary<string, Place> PlacesById()
    {
        var places = new Dictionary<string, Place>(_places.Count, StringComparer.Ordinal);
        foreach (var place in _places) places[place.Id.Value] = place;
        return places;
    }

    private void AddName(ReadOnlySpan<char> name, bool isOther)
    {
        var key = NameKey.Of(name);
        if (key.Letters < 2) return;
        _names.Add(key, _places.Count - 1, isOther);
        if (Consonants.KeyOf(name) is { } consonants) _consonants.Add(consonants, _places.Count - 1, isOther);
        if (Articles.Without(name) is { Length: > 0 } bare) AddName(bare, isOther);
    }
}
