using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// Every place the product knows, by name. Layers stand over one another: a place of an earlier layer replaces the place
/// with its id in the later ones, so that a newsroom's file corrects the built-in list. Immutable; look-ups allocate nothing.
/// </summary>
public sealed class PlaceIndex(IReadOnlyList<PlaceTable> layers)
{
    private readonly PlaceTable[] _layers = [.. layers];

    /// <summary>Places that carry exactly this name or one of its recorded spellings.</summary>
    public PlaceMatches Named(NameKey name) => new(this, name, bySound: false);

    /// <summary>Places whose recorded spellings have these consonants (see <see cref="Consonants"/>).</summary>
    public PlaceMatches SoundingLike(NameKey consonants) => new(this, consonants, bySound: true);

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

    internal int Layers => _layers.Length;

    internal NameIndex Index(int layer, bool bySound) => bySound ? _layers[layer].ByConsonants : _layers[layer].Names;

    internal Place At(int layer, int row) => _layers[layer].Places[row];

    internal bool IsReplaced(int layer, Place place)
    {
        for (var above = 0; above < layer; above++)
        {
            if (_layers[above].ById(place.Id) is not null) return true;
        }

        return false;
    }
}
