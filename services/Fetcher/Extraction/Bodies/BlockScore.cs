using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>How much a block by itself speaks for being part of an article's text: about its length, or a penalty.</summary>
internal static class BlockScore
{
    private const double FurniturePenalty = 0.1;

    public static double Of(TextBlock block)
    {
        if ((block.Around & Traits.Furniture) != 0) return -Math.Min(60, block.Text.Length * FurniturePenalty);
        if (block.LinkShare > 0.5) return -Math.Min(60, 6 + (block.LinkLength * 0.2));
        if (block.IsHeading) return 0;
        if (IsSentence(block.Text)) return TextSize.Of(block.Text) - block.LinkLength;
        return block.Kind is BlockKind.TableRow or BlockKind.Preformatted or BlockKind.Quote ? 0 : -4;
    }

    /// <summary>Long enough to be prose, or ended as a sentence is.</summary>
    public static bool IsSentence(string text)
    {
        var size = TextSize.Of(text);
        return size >= 90 || (size >= 30 && EndsSentence(text));
    }

    public static bool EndsSentence(string text)
    {
        for (var i = text.Length - 1; i >= 0 && i >= text.Length - 3; i--)
        {
            if (text[i] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '۔' or ':' or '։') return true;
            if (char.IsLetterOrDigit(text[i])) return false;
        }

        return false;
    }
}
