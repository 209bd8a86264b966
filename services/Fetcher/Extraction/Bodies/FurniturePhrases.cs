using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops short texts that are furniture wherever they stand.</summary>
internal static class FurniturePhrases
{
    /// <summary>A phrase that opens a longer text than this opens a sentence of the article.</summary>
    private const int LongestWithPhrase = 240;

    /// <summary>A phrase of one word (as "share" or "contents") makes furniture of a label only.</summary>
    private const int LongestLabel = 40;

    public static void Drop(Page page)
    {
        var label = false;
        foreach (var block in page.Kept)
        {
            // "Also read:", and on a line of its own what to read.
            block.DroppedBy = Match(block.Text, block.Kind, block.LinkShare) ?? (label && block.LinkShare > 0.8 ? "phrase" : null);
            label = block.DroppedBy is not null && block.Text.EndsWith(':');
        }
    }

    /// <summary>The rule that the text falls under; null when it may be part of an article.</summary>
    public static string? Match(string text, BlockKind kind = BlockKind.Paragraph, double linkShare = 0)
    {
        if (!text.Any(char.IsLetterOrDigit))
            return "punctuation";
        if (kind != BlockKind.Preformatted && IsData(text))
            return "data";
        if (kind != BlockKind.Heading && Stamps.Is(text))
            return "stamp";
        if (text.Length > LongestWithPhrase || kind is BlockKind.Preformatted or BlockKind.TableRow)
            return null;
        if (Phrases.Furniture.Match(text) is not { } phrase)
            return null;
        return
            IsLabel(text, phrase)
            || SaysNoMore(text, phrase)
            || (IsTelling(phrase) && (linkShare > 0.2 || !BlockScore.EndsSentence(text) || text.Length < 120))
            ? "phrase: " + phrase
            : null;
    }

    /// <summary>Settings that a script would read, left in the page as text.</summary>
    private static bool IsData(string text) =>
        text.Length > 2 && text[0] is '{' or '[' && text[^1] is '}' or ']' && text.Contains("\":", StringComparison.Ordinal);

    private static bool IsLabel(string text, string phrase) =>
        text.Length <= Math.Max(LongestLabel, phrase.Length + 2) && !BlockScore.EndsSentence(text);

    /// <summary>"Loading ..." is no sentence.</summary>
    private static bool SaysNoMore(string text, string phrase) => text.Count(char.IsLetterOrDigit) == phrase.Count(char.IsLetterOrDigit);

    private static bool IsTelling(string phrase) => phrase.Contains(' ') || phrase[^1] is ':' or '.' || !char.IsLetterOrDigit(phrase[0]);
}
