using System.Runtime.InteropServices;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>A page as the steps see it: its tree, its blocks in reading order, and the element found to hold the article.</summary>
internal sealed class Page(PageTree tree, List<TextBlock> blocks)
{
    /// <summary>Rank of a heading of the first order that says the title and leads nowhere.</summary>
    private const int FirstRank = 5;

    private (string Title, int Place) _headline = ("", -1);

    public PageTree Tree => tree;

    public List<TextBlock> Blocks => blocks;

    /// <summary>Where the page was read from; null when it is not known.</summary>
    public Uri? Address { get; init; }

    /// <summary>Index of the article's element; -1 as long as none is found.</summary>
    public int Container { get; set; } = -1;

    public IEnumerable<TextBlock> Kept => blocks.Where(b => b.DroppedBy is null);

    /// <summary>The blocks that begin inside <paramref name="node"/>, found without looking at the others.</summary>
    public ReadOnlySpan<TextBlock> In(int node)
    {
        var from = FirstAt(node);
        return CollectionsMarshal.AsSpan(blocks)[from..FirstAt(tree[node].End)];
    }

    /// <summary>The blocks that follow <paramref name="block"/>, found without looking at those before it.</summary>
    public IEnumerable<TextBlock> After(TextBlock block)
    {
        for (var i = FirstAt(block.First + 1); i < blocks.Count; i++) yield return blocks[i];
    }

    /// <summary>Place of the first block that begins at <paramref name="node"/> or later.</summary>
    private int FirstAt(int node)
    {
        var (low, high) = (0, blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].First < node) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    public bool IsInside(TextBlock block) => Container >= 0 && tree.IsInside(block.First, Container);

    /// <summary>Place among the blocks of the one that shows <paramref name="title"/>; -1 when none does. Teasers of the page itself may show it
    /// too.</summary>
    public int Headline(string title)
    {
        if (title.Length == 0) return -1;
        if (_headline.Title != title) _headline = (title, FindHeadline(title));
        return _headline.Place;
    }

    private int FindHeadline(string title)
    {
        var (best, rank) = (-1, 0);
        for (var i = 0; i < blocks.Count && rank < FirstRank; i++)
        {
            var own = RankOf(blocks[i], title);
            if (own > rank) (best, rank) = (i, own);
        }

        return best;
    }

    private int RankOf(TextBlock block, string title)
    {
        if (!block.IsHeading || !string.Equals(block.Text, title, StringComparison.OrdinalIgnoreCase))
            return block.Text.Length < 400 && block.Text.Contains(title, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return 2 + (block.LinkShare < 0.5 ? 1 : 0) + (tree.Closest(block.Node, n => n.Tag == Tag.H1) >= 0 ? 2 : 0);
    }

    /// <summary>What the elements between <paramref name="block"/> and the article's element say of themselves.</summary>
    public Traits Within(TextBlock block)
    {
        var traits = Traits.None;
        for (var node = block.Outer; node > Container; node = tree[node].Parent) traits |= tree[node].Own;
        return traits;
    }
}
