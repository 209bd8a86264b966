using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>
/// Drops the articles that a page appends below its own for the reader who scrolls on: an article element of their own, with
/// a headline made like this one's and prose of their own, beside the one that holds this article's headline and prose.
/// </summary>
internal static class NextArticle
{
    /// <summary>Sentences that an element needs to be an article.</summary>
    private const int FewestSentences = 2;

    public static void Drop(Page page, string title)
    {
        if (page.Headline(title) is not (>= 0 and var place) || HeadlineElement(page, page.Blocks[place]) is not (>= 0 and var own)) return;
        foreach (var block in page.After(page.Blocks[place]).Where(page.IsInside))
        {
            if (!block.IsHeading || HeadlineElement(page, block) is not (>= 0 and var other) || other == own || !IsAlike(page.Tree, own, other))
                continue;
            var (mine, theirs) = Parted(page.Tree, own, other);
            if (!HoldsArticle(page.Tree, mine, own) || !HoldsArticle(page.Tree, theirs, other) || !HasProse(page, mine) || !HasProse(page, theirs))
                continue;
            foreach (var rest in page.After(page.Blocks[place]).Where(b => b.First >= theirs && page.IsInside(b)))
                rest.DroppedBy ??= "next article";
            return;
        }
    }

    private static int HeadlineElement(Page page, TextBlock block) => page.Tree.Closest(block.First, n => n.Tag == Tag.H1);

    private static bool IsAlike(PageTree tree, int one, int other) => tree[one].Element!.ClassName == tree[other].Element!.ClassName;

    /// <summary>The elements in which each of the two stands without the other, as large as can be.</summary>
    private static (int One, int Other) Parted(PageTree tree, int one, int other)
    {
        while (!tree.IsInside(other, tree[one].Parent)) one = tree[one].Parent;
        while (tree[other].Parent != tree[one].Parent) other = tree[other].Parent;
        return (one, other);
    }

    private static bool HoldsArticle(PageTree tree, int node, int heading) => tree.Closest(heading, n => n.Tag == Tag.Article) >= node;

    private static bool HasProse(Page page, int node)
    {
        var sentences = 0;
        foreach (var block in page.In(node))
        {
            if (!block.IsHeading && block.LinkShare < 0.5 && BlockScore.IsSentence(block.Text) && ++sentences == FewestSentences) return true;
        }

        return false;
    }
}
