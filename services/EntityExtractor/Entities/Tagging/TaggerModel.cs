using System.Runtime.Intrinsics;
using System.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>
/// The weights of a linear tagger: for each feature one number a tag, and one for each pair of neighbouring tags.
/// Kept as small integers in an open-addressing table. Immutable.
/// </summary>
internal sealed class TaggerModel
{
    /// <summary>Weights are kept in hundredths.</summary>
    public const int Unit = 100;

    private const uint Magic = 0x32544749; // "IGT2"

    /// <summary>Weights of a feature lie side by side, padded to a register's eight.</summary>
    private const int Stride = 8;

    private readonly uint[] _keys;
    private readonly short[] _weights;
    private readonly int _mask;

    private TaggerModel(int features, int[] transitions)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features * 3 / 2));
        (_keys, _weights, _mask, Transitions) = (new uint[size], new short[size * Stride], size - 1, transitions);
    }

    /// <summary>Weight of tag b after tag a at <c>[a * Tags.Count + b]</c>.</summary>
    public int[] Transitions { get; }

    /// <summary>
    /// Adds the weights of <paramref name="features"/> to <paramref name="scores"/>, one a tag. Most features of a token are not known; what is
    /// known of all is looked up first, so that the processor waits for memory once and not for each.
    /// </summary>
    public void AddTo(Span<int> scores, ReadOnlySpan<uint> features)
    {
        Span<uint> keys = stackalloc uint[features.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = _keys[(int)features[i] & _mask];
        Span<int> known = stackalloc int[features.Length];
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var (slot, key) = ((int)features[i] & _mask, keys[i]);
            if (key != features[i] && key != 0) (slot, key) = Next(slot, features[i]);
            known[count] = slot * Stride;
            count += key == features[i] ? 1 : 0;
        }

        var sums = Vector256<int>.Zero;
        foreach (var at in known[..count])
        {
            var (low, high) = Vector128.Widen(Vector128.Create(_weights.AsSpan(at, Stride)));
            sums += Vector256.Create(low, high);
        }

        Span<int> sum = stackalloc int[Stride];
        sums.CopyTo(sum);
        for (var tag = 0; tag < Tags.Count; tag++) scores[tag] += sum[tag];
    }

    /// <summary>The slot behind <paramref name="slot"/> that holds the feature, or the free one that ends the search.</summary>
    private (int Slot, uint Key) Next(int slot, uint feature)
    {
        do slot = (slot + 1) & _mask;
        while (_keys[slot] != 0 && _keys[slot] != feature);
        return (slot, _keys[slot]);
    }

    /// <summary>Writes features in the order of their hashes, as differences; read back by <see cref="Read"/>.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyList<int> transitions, IReadOnlyList<(uint Feature, short[] Weights)> features)
    {
        writer.Write(Magic);
        foreach (var weight in transitions) writer.Write(weight);
        writer.Write(features.Count);
        var ordered = features.OrderBy(f => f.Feature).ToList();
        var above = 0u;
        foreach (var (feature, _) in ordered)
        {
            writer.Write7BitEncodedInt64(feature - above);
            above = feature;
        }

        for (var tag = 0; tag < Tags.Count; tag++)
        {
            foreach (var (_, weights) in ordered) writer.Write(weights[tag]);
        }
    }

    /// <exception cref="InvalidDataException">When the bytes are of another format.</exception>
    public static TaggerModel Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("The names model is of another format; train it again.");
        var transitions = new int[Tags.Count * Tags.Count];
        for (var i = 0; i < transitions.Length; i++) transitions[i] = reader.ReadInt32();
        var slots = new int[reader.ReadInt32()];
        var model = new TaggerModel(slots.Length, transitions);
        var feature = 0u;
        for (var i = 0; i < slots.Length; i++)
        {
            feature += (uint)reader.Read7BitEncodedInt64();
            slots[i] = model.Take(feature);
        }

        for (var tag = 0; tag < Tags.Count; tag++)
        {
            foreach (var slot in slots) model._weights[(slot * Stride) + tag] = reader.ReadInt16();
        }

        return model;
    }

    private int Take(uint feature)
    {
        var slot = (int)feature & _mask;
        while (_keys[slot] != 0) slot = (slot + 1) & _mask;
        _keys[slot] = feature;
        return slot;
    }
}
