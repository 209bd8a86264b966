using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>
/// Drops paragraphs that the outlet's own copy of the text (JSON-LD's <c>articleBody</c>) lacks, where that copy plainly
/// holds the whole article.
/// </summary>
internal static class Unconfirmed
{
    /// <summary>Share of the paragraphs' letters that the copy must hold to be believed.</summary>
    private const double Most = 0.8;

    private const int ShortestCopy = 400;
    private const int Head = 60;
    private const int MostOnEnd = 3;

    public static void Drop(Page page, string? told)
    {
        if (told is null || told.Length < ShortestCopy) return;
        var copy = Letters(told);
        var paragraphs = page.Kept.Where(b => b.Kind == BlockKind.Paragraph).Select(b => (Block: b, Letters: Letters(b.Text))).ToList();
        var last = paragraphs.FindLastIndex(p => Holds(copy, p.Letters));
        if (last < 0 || paragraphs.Where(p => Holds(copy, p.Letters)).Sum(p => p.Letters.Length) < paragraphs.Sum(p => p.Letters.Length) * Most) return;
        // A copy that ends within a paragraph has been cut off: what follows may be the article's.
        var whole = copy.EndsWith(paragraphs[last].Letters, StringComparison.Ordinal);
        var missing = new List<TextBlock>();
        foreach (var (block, letters) in whole ? paragraphs : paragraphs.Take(last + 1))
        {
            if (!Holds(copy, letters)) missing.Add(block);
            else DropFew(missing);
        }

        DropFew(missing);
    }

    /// <summary>Many paragraphs on end are a section that the copy leaves out.</summary>
    private static void DropFew(List<TextBlock> missing)
    {
        if (missing.Count <= MostOnEnd) missing.ForEach(b => b.DroppedBy = "not in the outlet's copy");
        missing.Clear();
    }

    private static bool Holds(string copy, string letters) => copy.Contains(letters.Length <= Head ? letters : letters[..Head], StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
