using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>Headlines compared by their words.</summary>
internal static class Titles
{
    /// <summary>Headlines that share this part of their words are of one story.</summary>
    private const double AlikeShare = 0.6;

    /// <summary>Fewer words are a section's name, not a headline.</summary>
    private const int FewestWords = 3;

    /// <summary>The same words in the same order, case and accents aside.</summary>
    public static bool AreSame(string left, string right) => Words(left).AsSpan().SequenceEqual(Words(right));

    /// <summary>Most of all their words in common (Jaccard).</summary>
    public static bool AreAlike(string left, string right)
    {
        var (l, r) = (Words(left).ToHashSet(), Words(right).ToHashSet());
        var shared = l.Count(r.Contains);
        return Math.Min(l.Count, r.Count) >= FewestWords && shared >= AlikeShare * (l.Count + r.Count - shared);
    }

    private static uint[] Words(string title) => Array.ConvertAll(Tokenizer.Tokenize(title), token => token.Hash);
}
