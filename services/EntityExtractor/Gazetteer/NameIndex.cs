using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// Which rows carry a name. Filled, then frozen, then read; look-ups allocate nothing. Frozen, the keys stand in order, so that the first bits of
/// one tell where to look for it: they are hashes and spread evenly.
/// </summary>
internal sealed class NameIndex(int expectedNames)
{
    private Posting[] _postings = new Posting[Math.Max(1, expectedNames)];
    private int _count;

    /// <summary>Where the keys begin that share their first bits, and behind the last one where all end.</summary>
    private int[] _starts = [];
    private int _shift;

    private Group[] _groups = [];

    /// <summary>The rows of each key side by side: a name may have hundreds of namesakes, and they are read in one go.</summary>
    private int[] _rows = [];

    /// <summary>
    /// Adds <paramref name="row"/> under <paramref name="key"/>; a row stands once under a key. Rows come in ascending order, and all names of
    /// one together.
    /// </summary>
    // Half a million names are added at start, before the run-time would compile this well of its own accord.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(NameKey key, int row, bool isOther)
    {
        var value = key.Value;
        for (var last = _count - 1; last >= 0 && _postings[last].Row >> 1 == row; last--)
        {
            if (_postings[last].Key == value) return;
        }

        if (_count == _postings.Length) Array.Resize(ref _postings, 2 * _count);
        _postings[_count++] = new Posting(value, (row << 1) | (isOther ? 1 : 0));
    }

    /// <summary>Makes the index ready to be read. Nothing is added any more.</summary>
    public void Freeze()
    {
        var postings = Sorted();
        var groups = 0;
        for (var at = 0; at < postings.Length; at++) groups += at == 0 || postings[at].Key != postings[at - 1].Key ? 1 : 0;
        (_groups, _rows, _postings) = (new Group[groups], new int[postings.Length], []);
        Gather(postings);
    }

    /// <summary>Every key.</summary>
    public IEnumerable<ulong> Keys => _groups.Select(g => g.Key);

    /// <summary>Where the rows of <paramref name="key"/> stand, those of the last row first, the end not included; nowhere when there are
    /// none.</summary>
    public (int Next, int End) Find(NameKey key)
    {
        var value = key.Value;
        var bits = (int)(value >> _shift);
        for (var at = _starts[bits]; at < _starts[bits + 1]; at++)
        {
            if (_groups[at].Key == value) return (_groups[at].Start, _groups[at].End);
        }

        return default;
    }

    public int RowAt(int at) => _rows[at] >> 1;

    /// <summary>True when the key is one of the row's other names, not its first.</summary>
    public bool IsOther(int at) => (_rows[at] & 1) != 0;

    /// <summary>The postings by their keys, those of one key from the last row to the first. Those that share their first bits are counted and stand
    /// together at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Posting[] Sorted()
    {
        var bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, _count * 3)));
        (_shift, _starts) = (64 - bits, new int[(1 << bits) + 1]);
        for (var at = 0; at < _count; at++) _starts[(int)(_postings[at].Key >> _shift) + 1]++;
        for (var at = 1; at < _starts.Length; at++) _starts[at] += _starts[at - 1];
        var (next, sorted) = (_starts.AsSpan(0, _starts.Length - 1).ToArray(), new Posting[_count]);
        for (var at = _count - 1; at >= 0; at--)
            Insert(sorted, _starts[(int)(_postings[at].Key >> _shift)], next[(int)(_postings[at].Key >> _shift)]++, _postings[at]);
        return sorted;
    }

    /// <summary>Puts a posting behind those from <paramref name="first"/> to <paramref name="end"/> whose keys are not greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Insert(Posting[] sorted, int first, int end, Posting posting)
    {
        var at = end;
        for (; at > first && sorted[at - 1].Key > posting.Key; at--) sorted[at] = sorted[at - 1];
        sorted[at] = posting;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(Posting[] postings)
    {
        var (group, bits) = (-1, 0);
        for (var at = 0; at < postings.Length; at++)
        {
            var key = postings[at].Key;
            _rows[at] = postings[at].Row;
            if (at > 0 && postings[at - 1].Key == key)
            {
                _groups[group] = _groups[group] with { End = at + 1 };
                continue;
            }

            _groups[++group] = new Group(key, at, at + 1);
            while (bits <= (int)(key >> _shift)) _starts[bits++] = group;
        }

        while (bits < _starts.Length) _starts[bits++] = _groups.Length;
    }

    private readonly record struct Posting(ulong Key, int Row);

    private readonly record struct Group(ulong Key, int Start, int End);
}
