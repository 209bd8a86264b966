using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops from the blocks of a container what is not the article's own text; each rule has the name that it gives as its reason.</summary>
internal static class BlockFilter
{
    public static void Apply(PageTree tree, IReadOnlyList<TextBlock> blocks, int container, string? title)
    {
        foreach (var block in blocks) block.DroppedBy = RuleFor(tree, block, container, title);
        DropAfterEnd(blocks);
        DropEmptyHeadings(blocks);
    }

    private static string? RuleFor(PageTree tree, TextBlock block, int container, string? title)
    {
        if (!tree.IsInside(block.First, container)) return "outside the article's element";
        if (Named(Within(tree, block, container)) is { } name) return name;
        if (block.LinkShare > 0.8 && (block.Text.Length < 200 || block.Kind == BlockKind.ListItem)) return "links";
        if (title is not null && string.Equals(block.Text, title, StringComparison.OrdinalIgnoreCase)) return "title";
        return FurniturePhrases.Match(block.Text);
    }

    private static Traits Within(PageTree tree, TextBlock block, int container)
    {
        var traits = Traits.None;
        for (var node = tree[block.First].Parent; node > container; node = tree[node].Parent) traits |= tree[node].Own;
        return traits;
    }

    private static string? Named(Traits traits)
    {
        var furniture = traits & Traits.Furniture;
        return furniture == 0 ? null : "named " + furniture.ToString().ToLowerInvariant();
    }

    private static void DropAfterEnd(IReadOnlyList<TextBlock> blocks)
    {
        var kept = blocks.Where(b => b.DroppedBy is null).ToList();
        var total = kept.Sum(b => b.Text.Length);
        var seen = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            if (seen * 2 > total && FurniturePhrases.EndsArticle(kept[i]))
            {
                for (; i < kept.Count; i++) kept[i].DroppedBy = "after the end";
                return;
            }

            seen += kept[i].Text.Length;
        }
    }

    private static void DropEmptyHeadings(IReadOnlyList<TextBlock> blocks)
    {
        var last = blocks.LastOrDefault(b => b.DroppedBy is null && !b.IsHeading);
        if (last is null) return;
        foreach (var block in blocks)
        {
            if (block.IsHeading && block.DroppedBy is null && block.First > last.First) block.DroppedBy = "heading of nothing";
        }
    }
}
