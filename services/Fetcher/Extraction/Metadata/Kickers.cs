using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Takes the line that outlets set above a headline ("Floods", "Our picture of the week") or below it off it, where both stand in one
/// heading.</summary>
internal static class Kickers
{
    private const int ShortestTitle = 12;

    /// <summary>
    /// The heading's text without its first or its last element, when the head has the title so and not otherwise; in the head's own writing where
    /// that has all of it,
    /// with a mark between what the heading sets on lines of their own.
    /// </summary>
    /// <param name="tree">The page.</param>
    /// <param name="heading">One of its headings.</param>
    /// <param name="heads">What the page's head says of the title.</param>
    public static string Without(PageTree tree, TextBlock heading, IReadOnlyList<string> heads)
    {
        var (rest, front) = (Rest(tree, heading), Front(tree, heading));
        if (rest is null && front is null) return heading.Text;
        var whole = TitleFinder.Letters(heading.Text);
        if (rest is not null && heads.FirstOrDefault(h => TitleFinder.Letters(h) == whole && Marks(h) > Marks(heading.Text)) is { } written)
            return written;
        if (heads.Any(h => TitleFinder.Letters(h).Contains(whole, StringComparison.Ordinal)))
            return heading.Text;
        return new[] { rest, front }
                .OfType<string>()
                .OrderByDescending(t => t.Length)
                .FirstOrDefault(t => IsTitle(TitleFinder.Letters(t), whole, heads))
            ?? heading.Text;
    }

    private static int Marks(string text) => text.Count(c => c is ':' or '|' or '-' or '–' or '—' or '•' or '.');

    private static bool IsTitle(string bare, string whole, IReadOnlyList<string> heads) =>
        bare.Length >= ShortestTitle && whole != bare && heads.Any(h => TitleFinder.Letters(h).Contains(bare, StringComparison.Ordinal));

    /// <summary>What follows the first element of a heading; null where all of it stands in one.</summary>
    private static string? Rest(PageTree tree, TextBlock heading)
    {
        for (var node = heading.Node; ;)
        {
            var child = ChildWith(tree, heading.First, node);
            if (child < 0 || tree[child].Element is null)
                return null;
            var rest = SignedText
                .Of(tree, tree[child].End, Math.Max(tree[child].End, heading.Last + 1))
                .TrimStart(' ', ':', '|', '-', '–', '—', '•', '/');
            if (rest.Length > 0)
                return rest;
            node = child;
        }
    }

    /// <summary>What stands before the last element of a heading; null where all of it stands in one.</summary>
    private static string? Front(PageTree tree, TextBlock heading)
    {
        for (var node = heading.Node; ;)
        {
            var child = ChildWith(tree, heading.Last, node);
            if (child < 0 || tree[child].Element is null) return null;
            if (child > heading.First) return SignedText.Of(tree, heading.First, child).TrimEnd(' ', ':', '|', '-', '–', '—', '•', '/');
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
