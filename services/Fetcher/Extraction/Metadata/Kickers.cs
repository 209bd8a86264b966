using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Takes the line that outlets set above a headline ("Floods", "Our picture of the week") off it, where both stand in one heading.</summary>
internal static class Kickers
{
    private const int ShortestTitle = 12;

    /// <summary>The heading's text without its first element, when the head has the title so and not otherwise.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="heading">One of its headings.</param>
    /// <param name="heads">What the page's head says of the title, in letters and digits alone.</param>
    public static string Without(PageTree tree, TextBlock heading, IReadOnlyList<string> heads)
    {
        if (Rest(tree, heading) is not { } rest) return heading.Text;
        var (whole, bare) = (TitleFinder.Letters(heading.Text), TitleFinder.Letters(rest));
        return bare.Length >= ShortestTitle && whole != bare && heads.Any(h => h.Contains(bare, StringComparison.Ordinal)) && !heads.Any(h => h.Contains(whole, StringComparison.Ordinal))
            ? rest
            : heading.Text;
    }

    /// <summary>What follows the first element of a heading; null where all of it stands in one.</summary>
    private static string? Rest(PageTree tree, TextBlock heading)
    {
        for (var node = heading.Node; ;)
        {
            var child = ChildWith(tree, heading.First, node);
            if (child < 0 || tree[child].Element is null) return null;
            var rest = SignedText.Of(tree, tree[child].End, Math.Max(tree[child].End, heading.Last + 1)).TrimStart(' ', ':', '|', '-', '–', '—', '•', '/');
            if (rest.Length > 0) return rest;
            node = child;
        }
    }

    private static int ChildWith(PageTree tree, int text, int parent)
    {
        var node = text;
        while (node >= 0 && tree[node].Parent != parent) node = tree[node].Parent;
        return node;
    }
}
