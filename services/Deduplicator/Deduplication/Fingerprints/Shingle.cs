using System.Numerics;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Fingerprints;

/// <summary>The 64-bit hash of three consecutive words.</summary>
internal static class Shingle
{
    /// <summary>Words in a shingle.</summary>
    public const int Width = 3;

    /// <summary>Number of shingles in a text of so many words; a shorter text is one shingle, an empty one none.</summary>
    public static int CountIn(int tokens) => tokens >= Width ? tokens - Width + 1 : Math.Min(tokens, 1);

    /// <summary>The shingle that starts at word <paramref name="at"/>.</summary>
    public static ulong At(ReadOnlySpan<Token> tokens, int at)
    {
        var second = at + 1 < tokens.Length ? tokens[at + 1].Hash : 0;
        var third = at + 2 < tokens.Length ? tokens[at + 2].Hash : 0;
        return Scramble(((((ulong)tokens[at].Hash << 32) | second) * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(third * 0xC2B2AE3D27D4EB4F, 31));
    }

    /// <summary>Finaliser of MurmurHash3 (public domain): every input bit reaches every output bit, so that small hashes are a fair sample.</summary>
    private static ulong Scramble(ulong h)
    {
        h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCD;
        h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53;
        return h ^ (h >> 33);
    }
}
