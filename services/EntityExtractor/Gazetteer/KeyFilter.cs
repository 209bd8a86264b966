using System.Numerics;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// Tells of most keys that they are not in a set, from a table small enough to stay in the processor's cache (a Bloom filter of one bit a key).
/// Most words of a text name nothing.
/// </summary>
internal sealed class KeyFilter
{
    /// <summary>One key in sixteen that the set lacks passes.</summary>
    private const int BitsOfKey = 16;

    private const int BitsOfPart = 64;

    private readonly ulong[] _parts;

    /// <param name="keys">Values of <see cref="NameKey"/>s, whose bits are mixed already.</param>
    public KeyFilter(IReadOnlyCollection<ulong> keys)
    {
        _parts = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, keys.Count * BitsOfKey / BitsOfPart))];
        foreach (var key in keys) _parts[Part(key)] |= Bit(key);
    }

    /// <summary>False for a key that is certainly not in the set.</summary>
    public bool MayHave(NameKey key) => key.Value is var value && (_parts[Part(value)] & Bit(value)) != 0;

    private int Part(ulong key) => (int)(key >> 40) & (_parts.Length - 1);

    private static ulong Bit(ulong key) => 1UL << (int)((key >> 34) & (BitsOfPart - 1));
}
