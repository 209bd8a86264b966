using System.Buffers;
using System.Collections.Frozen;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>The articles that names begin with, Arabic ones in each assimilated form: "Al-Bab", "Ash Shaddadi", "The Gambia".</summary>
internal static class Articles
{
    private const int Longest = 4;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" -‐’'");

    private static readonly string[] Arabic =
    [
        "al",
        "el",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "ath",
        "ad",
        "ed",
        "adh",
        "an",
        "en",
        "az",
        "ez",
    ];
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ArabicOnes = Set(Arabic);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> All = Set([.. Arabic, "the", "la", "le", "les"]);

    public static bool IsArabic(ReadOnlySpan<char> word) => word.Length < Longest && ArabicOnes.Contains(word);

    /// <summary>"Bab" of "Al-Bab": the press writes names with and without their article; empty when the name has none.</summary>
    public static ReadOnlySpan<char> Without(ReadOnlySpan<char> name)
    {
        var end = name[..Math.Min(name.Length, Longest)].IndexOfAny(Ends);
        return end > 1 && name.Length - end >= Longest && All.Contains(name[..end]) ? name[(end + 1)..] : [];
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
