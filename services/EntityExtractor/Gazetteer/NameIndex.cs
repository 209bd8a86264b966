namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>Which rows carry a name: an open-addressing hash table over name keys. Look-ups allocate nothing.</summary>
internal sealed class NameIndex
{
    private ulong[] _keys;
    private int[] _heads;
    private readonly List<Posting> _postings;
    private int _count;

    public NameIndex(int expectedNames)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expectedNames * 3 / 2));
        (_keys, _heads) = (new ulong[size], new int[size]);
        _postings = new List<Posting>(expectedNames + 1) { default };
    }

    /// <summary>Adds <paramref name="row"/> under <paramref name="key"/>; a row stands once under a key.</summary>
    public void Add(NameKey key, int row, bool isOther)
    {
        if (_count * 4 > _keys.Length * 3) Grow();
        var slot = SlotOf(key.Value);
        for (var at = _heads[slot]; at != 0; at = _postings[at].Next)
        {
            if (_postings[at].Row >> 1 == row) return;
        }

        if (_keys[slot] == 0) _count++;
        _keys[slot] = key.Value;
        _postings.Add(new Posting((row << 1) | (isOther ? 1 : 0), _heads[slot]));
        _heads[slot] = _postings.Count - 1;
    }

    /// <summary>Gives back the room that was reserved and not needed.</summary>
    public void Trim() => _postings.TrimExcess();

    /// <summary>First posting of <paramref name="key"/>; 0 when there is none.</summary>
    public int First(NameKey key)
    {
        var slot = SlotOf(key.Value);
        return _keys[slot] == 0 ? 0 : _heads[slot];
    }

    public int RowAt(int posting) => _postings[posting].Row >> 1;

    /// <summary>True when the key is one of the row's other names, not its first.</summary>
    public bool IsOther(int posting) => (_postings[posting].Row & 1) != 0;

    public int NextAfter(int posting) => _postings[posting].Next;

    private int SlotOf(ulong key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)(key >> 20) & mask;
        while (_keys[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (keys, heads) = (_keys, _heads);
        (_keys, _heads) = (new ulong[keys.Length * 2], new int[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0) continue;
            var slot = SlotOf(keys[i]);
            (_keys[slot], _heads[slot]) = (keys[i], heads[i]);
        }
    }

    private readonly record struct Posting(int Row, int Next);
}
