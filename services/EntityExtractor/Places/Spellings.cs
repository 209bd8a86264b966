using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Whether two names of the same consonants may be spellings of one.</summary>
internal static class Spellings
{
    private const int Longest = 40;

    /// <summary>True when at most a third of the letters differ (Levenshtein distance over folded letters).</summary>
    public static bool AreAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> two)
    {
        Span<char> a = stackalloc char[Longest];
        Span<char> b = stackalloc char[Longest];
        if (!Letters.TryFold(one, ref a) || !Letters.TryFold(two, ref b)) return false;
        return Math.Abs(a.Length - b.Length) * 3 <= Math.Max(a.Length, b.Length) && Distance(a, b) * 3 <= Math.Max(a.Length, b.Length);
    }

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
