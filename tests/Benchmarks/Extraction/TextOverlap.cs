using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Ingestion.Benchmarks.Extraction;

/// <summary>What is in both texts, in the found one alone and in the wanted one alone.</summary>
internal readonly record struct Overlap(double Both, double Surplus, double Missing)
{
    public double Precision => Share(Both, Both + Surplus);

    public double Recall => Share(Both, Both + Missing);

    public double F1 => Share(2 * Both, (2 * Both) + Surplus + Missing);

    /// <summary>The same shares, so that a long page counts no more than a short one.</summary>
    public Overlap OfOne => Both + Surplus + Missing is > 0 and var all ? new(Both / all, Surplus / all, Missing / all) : default;

    public static Overlap operator +(Overlap one, Overlap other) =>
        new(one.Both + other.Both, one.Surplus + other.Surplus, one.Missing + other.Missing);

    private static double Share(double part, double all) => all == 0 ? 0 : part / all;
}

/// <summary>
/// How much of one text is in another, counted in runs of words: the article-extraction benchmark's measure with runs of
/// four, WCXB's with single words.
/// </summary>
internal static partial class TextOverlap
{
    public static Overlap Of(string found, string wanted, int run)
    {
        var (one, other) = (Counted(found, run), Counted(wanted, run));
        var both = one.Sum(pair => Math.Min(pair.Value, other.GetValueOrDefault(pair.Key)));
        return new(both, one.Values.Sum() - both, other.Values.Sum() - both);
    }

    private static Dictionary<string, int> Counted(string text, int run)
    {
        var words = Word().Matches(run == 1 ? text.ToLowerInvariant() : text).Select(m => m.Value).ToArray();
        var size = Math.Min(run, words.Length);
        var counts = new Dictionary<string, int>();
        for (var i = 0; size > 0 && i + size <= words.Length; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, string.Join(' ', words, i, size), out _)++;
        return counts;
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Word();
}
