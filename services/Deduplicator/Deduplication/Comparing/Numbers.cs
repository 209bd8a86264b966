using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>The words with digits of two texts, compared as multisets.</summary>
internal static class Numbers
{
    /// <summary>Share of the numbers of both that are in both, 0 to 1; 1 when neither has any.</summary>
    public static double Likeness(TextReading left, TextReading right)
    {
        var (l, r) = (left.Numbers, right.Numbers);
        var shared = SharedCount(l, r);
        var all = l.Length + r.Length - shared;
        return all == 0 ? 1 : shared / (double)all;
    }

    private static int SharedCount(uint[] left, uint[] right)
    {
        var (shared, l, r) = (0, 0, 0);
        while (l < left.Length && r < right.Length)
        {
            if (left[l] == right[r])
            {
                shared++;
                l++;
                r++;
            }
            else if (left[l] < right[r]) l++;
            else r++;
        }

        return shared;
    }
}
