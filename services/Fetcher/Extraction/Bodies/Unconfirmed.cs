using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Metadata;
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
    private const int LongestCopy = 200_000;
    private const int Head = 60;
    private const int MostOnEnd = 3;

    /// <param name="page">Whose blocks are marked.</param>
    /// <param name="told">The outlet's copy.</param>
    /// <param name="summary">What the page's head says the article is about: copies lack the lead that it repeats.</param>
    public static void Drop(Page page, string? told, string? summary)
    {
        if (told is null || told.Length is < ShortestCopy or > LongestCopy) return;
        var copy = Letters(told);
        var paragraphs = page.Kept.Where(b => b.Kind == BlockKind.Paragraph).Select(b => Paragraph.Of(b, copy)).ToList();
        var last = paragraphs.FindLastIndex(p => p.IsTold);
        if (last < 0 || paragraphs.Where(p => p.IsTold).Sum(p => p.Letters.Length) < paragraphs.Sum(p => p.Letters.Length) * Most) return;
        // A copy that ends within a paragraph has been cut off: what follows may be the article's.
        var whole = copy.EndsWith(paragraphs[last].Letters, StringComparison.Ordinal);
        var missing = new List<TextBlock>();
        var said = TitleFinder.Letters(summary ?? "");
        foreach (var paragraph in whole ? paragraphs : paragraphs.Take(last + 1))
        {
            if (!paragraph.IsTold && Standfirst.IsSaid(TitleFinder.Letters(paragraph.Block.Text), said)) continue;
            if (paragraph.IsTold) DropFew(missing);
            else missing.Add(paragraph.Block);
        }

        DropFew(missing);
    }

    /// <summary>Many paragraphs on end are a section that the copy leaves out.</summary>
    private static void DropFew(List<TextBlock> missing)
    {
        if (missing.Count <= MostOnEnd) missing.ForEach(b => b.DroppedBy = "not in the outlet's copy");
        missing.Clear();
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private sealed record Paragraph(TextBlock Block, string Letters, bool IsTold)
    {
        public static Paragraph Of(TextBlock block, string copy)
        {
            var letters = Unconfirmed.Letters(block.Text);
            return new(block, letters, copy.AsSpan().IndexOf(letters.AsSpan(0, Math.Min(letters.Length, Head))) >= 0);
        }
    }
}
