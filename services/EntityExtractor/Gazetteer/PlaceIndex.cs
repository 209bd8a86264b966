using System.Collections;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// Every place the product knows, by name. Layers stand over one another: a place of an earlier layer replaces the place
/// with its id in the later ones, so that a newsroom's file corrects the built-in list. Immutable; look-ups allocate nothing.
/// </summary>
public sealed class PlaceIndex
{
    private const int LargeFrom = 100_000;

    private readonly PlaceTable[] _layers;

    /// <summary>For each layer, which of its rows an earlier one replaces; null when none.</summary>
    private readonly BitArray?[] _replaced;

    /// <summary>Which layers hold places that somebody entered by hand: the world's large one holds none and need not be asked.</summary>
    private readonly bool[] _curated;

    private readonly bool[] _small;

    /// <summary>The names of all small layers.</summary>
    private readonly KeyFilter _ofSmall;

    private readonly Lazy<Dictionary<string, string>> _countries;

    public PlaceIndex(IReadOnlyList<PlaceTable> layers)
    {
        _layers = [.. layers];
        _replaced = new BitArray?[_layers.Length];
        _curated = [.. _layers.Select(l => l.Places.Any(p => p.Curated))];
        _small = [.. _layers.Select((l, number) => _curated[number] || l.Places.Count < LargeFrom)];
        _ofSmall = new KeyFilter([.. Enumerable.Range(0, _layers.Length).Where(IsSmall).SelectMany(l => _layers[l].Names.Keys)]);
        _countries = new(() => CountriesByCode(All()));
        var above = new HashSet<string>(StringComparer.Ordinal);
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            _replaced[layer] = Replaced(_layers[layer].Places, above);
            if (layer + 1 < _layers.Length) above.UnionWith(_layers[layer].Places.Select(p => p.Id.Value));
        }
    }

    /// <summary>Places that carry exactly this name or one of its recorded spellings.</summary>
    public PlaceMatches Named(NameKey name) => new(this, name, bySound: false);

    /// <summary>Places whose recorded spellings have these consonants (see <see cref="Consonants"/>).</summary>
    public PlaceMatches SoundingLike(NameKey consonants) => new(this, consonants, bySound: true);

    /// <summary>True when somebody entered a place of this name by hand.</summary>
    public bool HasCurated(NameKey name)
    {
        if (!MayBeInSmall(name)) return false;
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            if (_curated[layer] && HasCurated(layer, name)) return true;
        }

        return false;
    }

    private bool HasCurated(int layer, NameKey name)
    {
        var names = _layers[layer].Names;
        for (var (at, end) = names.Find(name); at < end; at++)
        {
            if (!IsReplaced(layer, names.RowAt(at)) && At(layer, names.RowAt(at)).Curated) return true;
        }

        return false;
    }

    /// <summary>Every place, of all layers, those replaced included.</summary>
    public IEnumerable<Place> All() => _layers.SelectMany(l => l.Places);

    public Place? ById(PlaceId id)
    {
        foreach (var layer in _layers)
        {
            if (layer.ById(id) is { } place) return place;
        }

        return null;
    }

    /// <param name="code">ISO 3166-1 alpha-2, or a newsroom's own.</param>
    /// <returns>Null for no code and for one that no country here has.</returns>
    public string? CountryName(string? code) => code is null ? null : _countries.Value.GetValueOrDefault(code);

    private static Dictionary<string, string> CountriesByCode(IEnumerable<Place> places)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in places.Where(p => p.Kind == PlaceKind.Country)) names.TryAdd(place.Country, place.Name);
        return names;
    }

    /// <summary>False when no small layer (<see cref="IsSmall"/>) has the name.</summary>
    internal bool MayBeInSmall(NameKey name) => _ofSmall.MayHave(name);

    /// <summary>True for layers of which <see cref="MayBeInSmall"/> tells: all that somebody entered by hand, and others unless they are
    /// large.</summary>
    internal bool IsSmall(int layer) => _small[layer];

    internal int Layers => _layers.Length;

    internal NameIndex Index(int layer, bool bySound) => bySound ? _layers[layer].ByConsonants : _layers[layer].Names;

    internal Place At(int layer, int row) => _layers[layer].At(row);

    internal bool IsReplaced(int layer, int row) => _replaced[layer] is { } rows && rows[row];

    private static BitArray? Replaced(IReadOnlyList<Place> places, HashSet<string> above)
    {
        BitArray? rows = null;
        for (var row = 0; row < places.Count && above.Count > 0; row++)
        {
            if (above.Contains(places[row].Id.Value)) (rows ??= new BitArray(places.Count))[row] = true;
        }

        return rows;
    }
}
