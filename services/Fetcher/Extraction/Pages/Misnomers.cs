namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>
/// Takes back what names say where the page refutes them: a wrapper named <c>with-sidebar</c>, hidden until a script
/// shows it, or built as one big form holds the article all the same.
/// </summary>
internal static class Misnomers
{
    private const int ProseLength = 60;
    private const double MostOfThePage = 0.4;

    public static void Correct(PageTree tree)
    {
        var prose = ProseBefore(tree);
        var total = prose[^1];
        for (var i = 0; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if ((node.Own & Traits.Furniture) != 0 && prose[node.End] - prose[i] > total * MostOfThePage) node.Own &= ~Traits.Furniture;
        }
    }

    /// <summary>Length of the long texts before each node.</summary>
    private static long[] ProseBefore(PageTree tree)
    {
        var before = new long[tree.Count + 1];
        for (var i = 0; i < tree.Count; i++)
        {
            var length = tree[i].Text?.Length ?? 0;
            before[i + 1] = before[i] + (length >= ProseLength ? length : 0);
        }

        return before;
    }
}
