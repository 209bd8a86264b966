using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Text with the kind and place of each of its blocks.</summary>
internal sealed record ArticleBody(string Text, IReadOnlyList<Block> Blocks)
{
    public static readonly ArticleBody Empty = new("", []);

    /// <summary>The kept ones of <paramref name="blocks"/>, one a line.</summary>
    public static ArticleBody Of(IEnumerable<TextBlock> blocks) =>
        Of(blocks.Where(b => b.DroppedBy is null).Select(b => (b.Kind, b.Text)));

    public static ArticleBody Of(IEnumerable<(BlockKind Kind, string Text)> blocks)
    {
        var text = new StringBuilder();
        var spans = new List<Block>();
        foreach (var (kind, line) in blocks)
        {
            if (text.Length > 0) text.Append('\n');
            spans.Add(new(kind, text.Length, text.Length + line.Length));
            text.Append(line);
        }

        return new(text.ToString(), spans);
    }
}
