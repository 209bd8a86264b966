using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>Which rows carry a name: an open-addressing hash table over name keys. Filled, then frozen, then read; look-ups allocate nothing.</summary>
internal sealed class NameIndex
{
    /// <summary>For each slot the last posting of the key that belongs there, once frozen the number of its group; 0 for none.</summary>
    private int[] _heads;
    private Posting[] _postings;
    private int _count = 1;
    private int _keys;

    /// <summary>The keys, each with where its rows stand, from 1.</summary>
    private Group[] _groups = [];

    /// <summary>The rows of each key side by side; a name has hundreds of namesakes, and they are read in one go.</summary>
    private int[] _rows = [];

    public NameIndex(int expectedNames)
    {
        _heads = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expectedNames * 3 / 2))];
        _postings = new Posting[expectedNames + 1];
    }

    /// <summary>
    /// Adds <paramref name="row"/> under <paramref name="key"/>; a row stands once under a key. Rows come in ascending order, and all names of
    /// one together.
    /// </summary>
    // Half a million names are added at start, before the run-time would compile this well of its own accord.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(NameKey key, int row, bool isOther)
    {
        if (_keys * 4 > _heads.Length * 3) Grow();
        var value = key.Value;
        for (var last = _count - 1; last > 0 && _postings[last].Row >> 1 == row; last--)
        {
            if (_postings[last].Key == value) return;
        }

        var slot = SlotOf(value);
        if (_heads[slot] == 0) _keys++;
        if (_count == _postings.Length) Array.Resize(ref _postings, 2 * _count);
        _postings[_count] = new Posting(value, (row << 1) | (isOther ? 1 : 0), _heads[slot]);
        _heads[slot] = _count++;
    }

    /// <summary>Makes the index ready to be read. Nothing is added any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Freeze()
    {
        (_groups, _rows) = (new Group[_keys + 1], new int[_count - 1]);
        var (group, row) = (0, 0);
        for (var slot = 0; slot < _heads.Length; slot++)
        {
            if (_heads[slot] is not (var head and not 0)) continue;
            var start = row;
            for (var at = head; at != 0; at = _postings[at].Next) _rows[row++] = _postings[at].Row;
            _groups[++group] = new Group(_postings[head].Key, start, row);
            _heads[slot] = group;
        }

        _postings = [];
    }

    /// <summary>Every key.</summary>
    public IEnumerable<ulong> Keys => _groups.Skip(1).Select(g => g.Key);

    /// <summary>Where the rows of <paramref name="key"/> stand, the end not included; nowhere when there are none.</summary>
    public (int Next, int End) Find(NameKey key)
    {
        var value = key.Value;
        var mask = _heads.Length - 1;
        for (var slot = (int)(value >> 20) & mask; _heads[slot] is var head and not 0; slot = (slot + 1) & mask)
        {
            ref readonly var group = ref _groups[head];
            if (group.Key == value) return (group.Start, group.End);
        }

        return default;
    }

    public int RowAt(int at) => _rows[at] >> 1;

    /// <summary>True when the key is one of the row's other names, not its first.</summary>
    public bool IsOther(int at) => (_rows[at] & 1) != 0;

    private int SlotOf(ulong key)
    {
        var mask = _heads.Length - 1;
        var slot = (int)(key >> 20) & mask;
        while (_heads[slot] is var head and not 0 && _postings[head].Key != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var heads = _heads;
        _heads = new int[heads.Length * 2];
        foreach (var head in heads)
        {
            if (head != 0) _heads[SlotOf(_postings[head].Key)] = head;
        }
    }

    private readonly record struct Posting(ulong Key, int Row, int Next);

    private readonly record struct Group(ulong Key, int Start, int End);
}
