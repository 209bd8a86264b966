using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Finds the element whose text is the article: the one that gathers the most prose for the least furniture.</summary>
internal static class ContainerFinder
{
    private const double NamedBody = 1.25;
    private const double NamedPost = 1.1;
    private const double NamedFurniture = 0.3;
    private const int ShortestNote = 60;

    /// <summary>Index of the element; -1 when the page has no prose at all.</summary>
    /// <param name="page">Tree and blocks.</param>
    /// <param name="trustNames">Whether elements named as an article's body are preferred.</param>
    public static int Find(Page page, bool trustNames)
    {
        var tree = page.Tree;
        var sums = PrefixSums(page);
        var best = -1;
        var most = 0.0;
        for (var i = 0; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if (node.Element is null) continue;
            var score = (sums[node.End] - sums[i]) * (trustNames ? Factor(node.Tag, node.Own) : 1);
            // Of two that gather the same, the inner one.
            if (score < most || score <= 0) continue;
            most = score;
            best = i;
        }

        return best < 0 ? FindNote(page) : WithSiblings(page, best);
    }

    /// <summary>A note of a few words that no sign ends: of the elements named as a body, else of those of an article, the one that holds the most of
    /// it; -1 for none.</summary>
    public static int FindNote(Page page)
    {
        var body = LargestNote(page, n => (n.Own & Traits.Body) != 0);
        return body >= 0 ? body : LargestNote(page, n => n.Tag is Tag.Article or Tag.Main);
    }

    private static int LargestNote(Page page, Func<PageNode, bool> matches)
    {
        var (best, most) = (-1, ShortestNote - 1);
        for (var i = 0; i < page.Tree.Count; i++)
        {
            if ((page.Tree[i].Own & Traits.Furniture) != 0 || !matches(page.Tree[i])) continue;
            var size = 0;
            foreach (var block in page.In(i))
                size += (block.Around & Traits.Furniture) != 0 || block.IsHeading ? 0 : TextSize.Of(block.Text) - block.LinkLength;
            if (size > most)
                (best, most) = (i, size);
        }

        return best;
    }

    /// <summary>The parent, when it holds the article in several elements that are named as its body.</summary>
    private static int WithSiblings(Page page, int best)
    {
        var tree = page.Tree;
        var parent = tree[best].Parent;
        if (parent < 0 || (tree[best].Own & Traits.Body) == 0) return best;
        for (var i = parent + 1; i < tree[parent].End; i = tree[i].End)
        {
            if (i != best && (tree[i].Own & (Traits.Body | Traits.Furniture)) == Traits.Body && HasProse(page, i)) return parent;
        }

        return best;
    }

    private static bool HasProse(Page page, int node)
    {
        foreach (var block in page.In(node))
        {
            if (!block.IsHeading && block.LinkShare < 0.5 && BlockScore.IsSentence(block.Text)) return true;
        }

        return false;
    }

    private static double[] PrefixSums(Page page)
    {
        var sums = new double[page.Tree.Count + 1];
        foreach (var block in page.Blocks) sums[block.First + 1] += BlockScore.Of(block);
        for (var i = 1; i < sums.Length; i++) sums[i] += sums[i - 1];
        return sums;
    }

    private static double Factor(Tag tag, Traits own)
    {
        if ((own & Traits.Body) != 0) return NamedBody;
        if ((own & Traits.Furniture) != 0) return NamedFurniture;
        return (own & Traits.Post) != 0 || tag == Tag.Main ? NamedPost : 1;
    }
}
