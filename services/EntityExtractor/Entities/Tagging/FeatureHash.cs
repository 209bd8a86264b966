namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Hashes of words and of features over them (FNV-1a), without allocation.</summary>
internal static class FeatureHash
{
    private const ulong Prime = 1099511628211;
    private const ulong Offset = 14695981039346656037;

    public static ulong Word(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var c in word) hash = (hash ^ Lower(c)) * Prime;
        return hash;
    }

    private static char Lower(char c) => char.IsAscii(c) ? (char)(char.IsAsciiLetterUpper(c) ? c | 0x20 : c) : char.ToLowerInvariant(c);

    /// <summary>The feature of kind <paramref name="kind"/> with the values given.</summary>
    public static uint Of(int kind, ulong value, ulong other = 0)
    {
        var hash = (Offset ^ (uint)kind) * Prime;
        hash = (hash ^ value) * Prime;
        hash ^= hash >> 29;
        hash = (hash ^ other) * Prime;
        hash ^= hash >> 32;
        hash *= 0xff51afd7ed558ccd;
        return (uint)(hash >> 32);
    }
}
