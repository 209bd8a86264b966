namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>The places of one name, enumerated without allocation.</summary>
public struct PlaceMatches
{
    private readonly PlaceIndex _index;
    private readonly NameKey _key;
    private readonly bool _bySound;
    private int _layer;
    private int _next;

    internal PlaceMatches(PlaceIndex index, NameKey key, bool bySound)
    {
        (_index, _key, _bySound) = (index, key, bySound);
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

    public bool MoveNext()
    {
        while (true)
        {
            if (_next == 0)
            {
                if (++_layer >= _index.Layers) return false;
                _next = _index.Index(_layer, _bySound).First(_key);
                continue;
            }

            var names = _index.Index(_layer, _bySound);
            var row = names.RowAt(_next);
            ByOtherName = names.IsOther(_next);
            _next = names.NextAfter(_next);
            if (_index.IsReplaced(_layer, row)) continue;
            Current = _index.At(_layer, row);
            return true;
        }
    }
}
