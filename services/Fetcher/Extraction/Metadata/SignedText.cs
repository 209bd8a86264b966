using System.Text;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Text in which a byline may stand, read so that names do not grow together with what stands beside them.</summary>
internal static class SignedText
{
    private const int MostText = 1_000;

    /// <summary>What a reader sees of a block. Elements that styles set apart ("&lt;b&gt;Ana Varga&lt;/b&gt;&lt;i&gt;Editor&lt;/i&gt;") are divided
    /// by a mark.</summary>
    public static string Of(PageTree tree, TextBlock block) => Of(tree, block.First, block.Last + 1);

    /// <summary>The same of the nodes from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public static string Of(PageTree tree, int first, int end)
    {
        var text = new StringBuilder();
        var last = -1;
        for (var i = first; i < end && text.Length < MostText; i++)
        {
            if (tree[i].Text is not { Length: > 0 } piece) continue;
            if (text.Length > 0 && tree[i].Parent != tree[last].Parent && IsGlued(text[^1], piece[0])) text.Append(" | ");
            text.Append(piece);
            last = i;
        }

        return InlineText.Normalise(text.ToString());
    }

    /// <summary>Two words, or a word and the bracket that opens after it; a capital within a word does not follow a small letter.</summary>
    private static bool IsGlued(char before, char after) => char.IsLetterOrDigit(before) && (char.IsUpper(after) || after == '(');
}
