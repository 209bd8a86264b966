namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>The places of one name, enumerated without allocation.</summary>
public struct PlaceMatches
{
    private readonly PlaceIndex _index;
    private readonly NameKey _key;
    private readonly bool _bySound;
    private readonly bool _onlyLarge;
    private int _layer;
    private int _next;
    private int _end;

    internal PlaceMatches(PlaceIndex index, NameKey key, bool bySound)
    {
        (_index, _key, _bySound) = (index, key, bySound);
        _onlyLarge = !bySound && !index.MayBeInSmall(key);
        _layer = -1;
    }

    public Place Current { get; private set; } = null!;

    /// <summary>True when the place was found by one of its other names.</summary>
    public bool ByOtherName { get; private set; }

    public readonly PlaceMatches GetEnumerator() => this;

    public readonly bool Any()
    {
        var matches = this;
        return matches.MoveNext();
    }

    /// <summary>Whether a place that bears the name, as its first or another one, is meant.</summary>
    public readonly bool Any(Func<Place, bool> isMeant) => Any(isMeant, byOtherName: null);

    /// <summary>Whether a place of which it is the first name is meant.</summary>
    public readonly bool AnyByFirstName(Func<Place, bool> isMeant) => Any(isMeant, byOtherName: false);

    /// <summary>Whether a place of which it is another name is meant.</summary>
    public readonly bool AnyByOtherName(Func<Place, bool> isMeant) => Any(isMeant, byOtherName: true);

    private readonly bool Any(Func<Place, bool> isMeant, bool? byOtherName)
    {
        var matches = this;
        while (matches.MoveNext())
        {
            if ((byOtherName is null || byOtherName == matches.ByOtherName) && isMeant(matches.Current)) return true;
        }

        return false;
    }

    public bool MoveNext()
    {
        while (true)
        {
            if (_next == _end)
            {
                if (++_layer >= _index.Layers) return false;
                if (!_onlyLarge || !_index.IsSmall(_layer)) (_next, _end) = _index.Index(_layer, _bySound).Find(_key);
                continue;
            }

            var names = _index.Index(_layer, _bySound);
            var row = names.RowAt(_next);
            ByOtherName = names.IsOther(_next++);
            if (_index.IsReplaced(_layer, row)) continue;
            Current = _index.At(_layer, row);
            return true;
        }
    }
}
