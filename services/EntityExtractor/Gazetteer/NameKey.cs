using System.Runtime.CompilerServices;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// A name as it is compared: 64 bits over its folded letters (FNV-1a, then MurmurHash3's finaliser). Two names with one key are
/// one name; among a million names a foreign name meets a wrong one with a chance of 1 in 10^13.
/// A key can be continued word by word, without allocation.
/// </summary>
public readonly record struct NameKey
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly ulong _state;

    private NameKey(ulong state, int letters) => (_state, Letters) = (state, letters);

    public static NameKey Empty { get; } = new(Offset, 0);

    /// <summary>How many letters and digits were read.</summary>
    public int Letters { get; }

    /// <summary>Never 0.</summary>
    public ulong Value => Mixed(_state) | 1;

    public static NameKey Of(ReadOnlySpan<char> name) => Empty.With(name);

    /// <summary>The key of this name followed by <paramref name="more"/>.</summary>
    // A million names are read at start, before the run-time would compile this well of its own accord.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public NameKey With(ReadOnlySpan<char> more)
    {
        var (state, letters) = (_state, Letters);
        var table = Gazetteer.Letters.Table;
        foreach (var c in more)
        {
            var folded = table[c];
            if (folded == Gazetteer.Letters.None) continue;
            state = (state ^ folded) * Prime;
            letters++;
        }

        return new NameKey(state, letters);
    }

    private static ulong Mixed(ulong h)
    {
        h ^= h >> 33;
        h *= 0xff51afd7ed558ccd;
        h ^= h >> 33;
        h *= 0xc4ceb9fe1a85ec53;
        return h ^ (h >> 33);
    }
}
