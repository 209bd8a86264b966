using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>The lines of a page among which a byline is looked for, one place after the other.</summary>
internal static class BylineScopes
{
    public const int LinesBefore = 4;
    public const int LinesAfter = 10;
    public const int LongestLine = 160;

    /// <summary>How many of the places are at the headline and in the article.</summary>
    public const int OfTheArticle = 2;

    /// <summary>Places far from the headline and the text at which a byline is looked for.</summary>
    private const int MostApart = 4;

    /// <summary>Lines around a teaser's author in which its headline stands.</summary>
    private const int Neighbours = 2;

    private const double MostlyLink = 0.8;
    private const int ShortestHeadline = 25;
    private const int FewestGaps = 3;

    /// <summary>Where a byline is looked for: near the headline, then among what is named so in the article, then among what is named so elsewhere,
    /// as in teasers.</summary>
    public static Lazy<List<TextBlock>>[] Of(Page page, string title)
    {
        var apart = new Lazy<List<List<TextBlock>>>(() => Apart(page));
        return
        [
            new(() => [.. Near(page, title)]),
            new(() => [.. Signed(page).Where(page.IsInside)]),
            .. Enumerable.Range(0, MostApart).Select(i => new Lazy<List<TextBlock>>(() => i < apart.Value.Count ? apart.Value[i] : [])),
        ];
    }

    /// <summary>What is signed anywhere, parted by headings: lists of other articles name the authors of theirs, one by one.</summary>
    private static List<List<TextBlock>> Apart(Page page)
    {
        var groups = new List<List<TextBlock>>();
        var parted = true;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            parted |= block.IsHeading;
            if (!IsSigned(block) || (block.Around & Traits.Hidden) != 0 || (!page.IsInside(block) && IsTeasers(page, i))) continue;
            if (parted) groups.Add([]);
            groups[^1].Add(block);
            parted = false;
        }

        return groups;
    }

    /// <summary>Whether a linked headline stands right above the line, or one or two lines from it.</summary>
    private static bool IsTeasers(Page page, int place)
    {
        for (var i = Math.Max(0, place - Neighbours); i <= Math.Min(page.Blocks.Count - 1, place + Neighbours); i++)
        {
            if (i != place && IsLinkedHeadline(page, page.Blocks[i])) return true;
        }

        return false;
    }

    /// <summary>One link with a few words; tags are several.</summary>
    private static bool IsLinkedHeadline(Page page, TextBlock block)
    {
        if (block.LinkShare < MostlyLink || block.Text.Length < ShortestHeadline || block.Text.Count(c => c == ' ') < FewestGaps) return false;
        var link = page.Tree.Closest(block.First, n => n.Tag == Tag.A);
        return link >= 0 && block.Last < page.Tree[link].End && (block.Around & Traits.TagList) == 0;
    }

    private static IEnumerable<TextBlock> Signed(Page page) => page.Blocks.Where(IsSigned);

    private static bool IsSigned(TextBlock block) => (block.Around & (Traits.Byline | Traits.Author)) != 0 && MayBe(block);

    public static IEnumerable<TextBlock> Near(Page page, string title)
    {
        var headline = page.Headline(title);
        var first = Math.Max(0, headline - LinesBefore);
        return page
            .Blocks.Skip(first)
            .Take(headline >= 0 ? LinesBefore + LinesAfter : 60)
            .Where(
                (b, i) =>
                    MayBe(b)
                    && !IsPath(page, b)
                    && !(first + i - 1 is >= 0 and var above && above != headline && IsLinkedHeadline(page, page.Blocks[above]))
            );
    }

    public static bool MayBe(TextBlock block) => block.Text.Length <= LongestLine && (block.Around & (Traits.Comments | Traits.Related)) == 0;

    /// <summary>Paths and tags around the headline lead to subjects.</summary>
    private static bool IsPath(Page page, TextBlock block) => (block.Around & (Traits.Navigation | Traits.TagList)) != 0 && !page.IsInside(block);
}
