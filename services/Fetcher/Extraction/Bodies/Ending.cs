using System.Text.RegularExpressions;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Drops what follows the article, or interrupts it, inside its element: further reading, comments, the author's life, tags,
/// leftovers.</summary>
internal static partial class Ending
{
    /// <summary>An ending earlier than this would cut the article: the words are then its own.</summary>
    private const double EarliestEnd = 0.35;

    /// <summary>Readers may write more than the author did; a count of their comments above the text has no more before it than a
    /// standfirst.</summary>
    private const int FewestSentences = 3;

    /// <summary>Share of the text that a note below the last rule takes at most.</summary>
    private const double LargestColophon = 0.1;

    /// <summary>Share of the text that the authors' lives take at most.</summary>
    private const double LargestLife = 0.2;

    private const int LongestHeading = 80;
    private const int LongestTeaser = 600;

    /// <summary>How much longer than the phrase a heading may be.</summary>
    private const int MoreWords = 30;

    public static void Drop(Page page, IReadOnlyList<string> authors)
    {
        var kept = page.Kept.ToList();
        var total = kept.Sum(b => (long)b.Text.Length);
        long seen = 0;
        var sentences = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            if ((seen > total * EarliestEnd && IsHeadingOf(kept[i], Phrases.Endings)) || (sentences >= FewestSentences && CountsComments(kept[i])))
            {
                DropAll(kept, i, "after the end");
                break;
            }

            if (IsHeadingOf(kept[i], Phrases.Asides)) DropAside(page, kept[i]);
            seen += kept[i].Text.Length;
            if (IsProse(kept[i])) sentences++;
        }

        CutColophon(page);
        CutAuthors([.. page.Kept], authors);
        if (page.Kept.Any(IsProse)) CutTail([.. page.Kept]);
    }

    private static bool IsHeadingOf(TextBlock block, Phrases phrases)
    {
        if (
            block.DroppedBy is not null
            || block.Text.Length > LongestHeading
            || (!block.IsHeading && BlockScore.EndsSentence(block.Text) && block.Text[^1] != ':')
        )
            return false;
        return phrases.Match(block.Text) is { } phrase && block.Text.Length <= phrase.Length + MoreWords;
    }

    private static bool CountsComments(TextBlock block) =>
        block.DroppedBy is null
        && block.Text.Length <= LongestHeading
        && (block.IsHeading || !BlockScore.EndsSentence(block.Text))
        && Counted().IsMatch(block.Text);

    [GeneratedRegex(
        @"^\(?[0-9]{1,5}\)? ?(?:thoughts? on|comments?\b|responses? to|replies\b|kommentare?\b|commentaires?\b|comentarios?\b|comentários?\b|commenti\b|reacties?\b|комментари|коментар|komentar|yorum\b|تعليق)|^(?:(?:reader |user )?comments|(?:leser|nutzer|user)[-*:_]?(?:innen)?-?kommentare|kommentare|commentaires|comentarios|comentários|commenti|reacties|комментарии|коментарі|komentarze)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Counted();

    private static void DropAll(List<TextBlock> kept, int from, string rule)
    {
        for (var i = from; i < kept.Count; i++) kept[i].DroppedBy ??= rule;
    }

    /// <summary>An aside goes on until prose that is no link, or a heading that does not lead to the outlet's own; such a headline has one teaser
    /// below it.</summary>
    private static void DropAside(Page page, TextBlock heading)
    {
        heading.DroppedBy = "aside";
        TextBlock? headline = null;
        foreach (var block in page.After(heading).TakeWhile(page.IsInside))
        {
            var leads = block.LinkShare > 0.8 && !Teasers.LeadsElsewhere(page, block);
            if (
                block.IsHeading
                    ? !leads
                    : IsProse(block) && (headline is null || block.Text.Length > LongestTeaser || !IsOfCard(page, headline, block))
            )
                return;
            if (block.DroppedBy is null && (!block.IsHeading || leads))
                block.DroppedBy = "aside";
            if (block.IsHeading || IsProse(block))
                headline = block.IsHeading ? block : null;
        }
    }

    /// <summary>What follows the box of an aside in the article's own element is the article's.</summary>
    private static bool IsOfCard(Page page, TextBlock headline, TextBlock text)
    {
        var element = page.Tree[headline.Node].Parent;
        while (element > page.Container && !page.Tree.IsInside(text.First, element)) element = page.Tree[element].Parent;
        return element > page.Container;
    }

    private static bool IsProse(TextBlock block) => block.LinkShare < 0.5 && BlockScore.IsSentence(block.Text);

    /// <summary>What little stands below the article's links and a rule: notices of the site.</summary>
    private static void CutColophon(Page page)
    {
        var inside = page.Blocks.Where(page.IsInside).ToList();
        var links = inside.FindLastIndex(b => b.DroppedBy == "links");
        if (links < 0) return;
        var tail = inside.Skip(links + 1).Where(b => b.DroppedBy is null).ToList();
        if (tail.Count == 0 || tail.Sum(b => b.Text.Length) > page.Kept.Sum(b => b.Text.Length) * LargestColophon) return;
        if (HasRule(page.Tree, inside[links].First, tail[0].First)) DropAll(tail, 0, "below the last rule");
    }

    private static bool HasRule(PageTree tree, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tree[i].Tag == Tag.Hr) return true;
        }

        return false;
    }

    /// <summary>From where the page presents its authors to the end, when little follows.</summary>
    private static void CutAuthors(List<TextBlock> kept, IReadOnlyList<string> authors)
    {
        var left = kept.Sum(b => (long)b.Text.Length) * LargestLife;
        for (var i = kept.Count - 1; i > 0; i--)
        {
            left -= kept[i].Text.Length;
            if (left < 0) return;
            if (AuthorLines.Presents(kept[i].Text, authors)) DropAll(kept, i, "about the author");
        }
    }

    private static void CutTail(List<TextBlock> kept)
    {
        for (var i = kept.Count - 1; i > 0 && IsLeftover(kept[i], kept[i - 1]); i--) kept[i].DroppedBy = "leftover at the end";
    }

    private static bool IsLeftover(TextBlock block, TextBlock before)
    {
        if (block.IsHeading)
            return block.Text.Length < LongestHeading || !BlockScore.EndsSentence(block.Text);
        if (AuthorLines.IsBiography(block.Text))
            return true;
        if (block.Kind is BlockKind.ListItem or BlockKind.TableRow or BlockKind.Quote or BlockKind.Preformatted)
            return false;
        return block.Text.Length < 60
            && (block.Text[^1] == ':' || !BlockScore.EndsSentence(block.Text))
            && !before.Text.EndsWith(':')
            && !before.IsHeading;
    }
}
