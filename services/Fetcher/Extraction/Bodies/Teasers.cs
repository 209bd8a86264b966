using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>
/// Drops cards that lead to other articles: a linked headline with a few words around it, two or more of the same make.
/// </summary>
internal static class Teasers
{
    private const int MaxCardText = 240;
    private const double MostOfTheArticle = 0.35;
    private const int ShortestAlone = 30;
    private const int LongestTeaser = 400;

    /// <summary>An article with more of them is a list.</summary>
    private const int MostAlone = 3;

    public static void Drop(Page page)
    {
        var cards = page
            .Kept.Where(IsLinkedHeadline)
            .Select(b => (Card: CardOf(page, b), Leaves: LeadsElsewhere(page, b)))
            .Where(c => c.Card >= 0 && !OpensSection(page, c.Card))
            .DistinctBy(c => c.Card)
            .ToList();
        var all = page.Kept.Sum(b => b.Text.Length);
        foreach (var group in cards.GroupBy(c => Make(page, c.Card)).Where(g => g.Count() >= 2 && g.Count(c => c.Leaves) * 2 <= g.Count()))
        {
            // Where the cards are the page's substance, they are an article that is a list.
            if (group.Sum(c => LengthOf(page, c.Card)) > all * MostOfTheArticle) continue;
            foreach (var (card, _) in group) DropCard(page, card);
        }

        if (page.Kept.Count(IsLinkedHeadline) <= MostAlone) DropAlone(page);
    }

    /// <summary>A headline of the outlet's own that stands alone between paragraphs leads to another article, too.</summary>
    private static void DropAlone(Page page)
    {
        foreach (var block in page.Kept)
        {
            if (block.Text.Length >= ShortestAlone && IsLinkedHeadline(block) && LeadsOn(page, block)) block.DroppedBy = "teaser";
        }
    }

    private static bool LeadsOn(Page page, TextBlock block)
    {
        if (page.Address is not { } address) return false;
        var link = page.Tree.Closest(block.First, n => n.Tag == Tag.A);
        return link >= 0 && ClaimedAddress.Absolute(page.Tree[link].Element!.GetAttribute("href"), address) is { } target
            && ClaimedAddress.SameSite(target, address) && target.AbsolutePath.Length > 1 && target.AbsolutePath != address.AbsolutePath;
    }

    private static int LengthOf(Page page, int card)
    {
        var length = 0;
        foreach (var block in page.In(card)) length += block.DroppedBy is null ? block.Text.Length : 0;
        return length;
    }

    private static bool IsLinkedHeadline(TextBlock block) => block.LinkShare > 0.8 && block.Text.Length >= 15 && block.IsHeading;

    /// <summary>An outlet's further reading is its own; what leads to other sites is what a list is about.</summary>
    public static bool LeadsElsewhere(Page page, TextBlock block)
    {
        if (page.Address is not { } address) return false;
        var link = page.Tree.Closest(block.First, n => n.Tag == Tag.A);
        return link >= 0
            && ClaimedAddress.Absolute(page.Tree[link].Element!.GetAttribute("href"), address) is { } target
            && !ClaimedAddress.SameSite(target, address);
    }

    /// <summary>The largest element around the headline that still holds only a card's worth of text.</summary>
    private static int CardOf(Page page, TextBlock headline)
    {
        var card = -1;
        for (var node = headline.Node; node > page.Container; node = page.Tree[node].Parent)
        {
            if (HoldsMore(page, node, headline)) break;
            card = node;
        }

        return card;
    }

    private static bool HoldsMore(Page page, int node, TextBlock headline)
    {
        var text = 0;
        foreach (var block in page.In(node))
        {
            if (block == headline) continue;
            if (block.IsHeading) return true;
            text += block.Text.Length;
            if (text > MaxCardText) return true;
        }

        return false;
    }

    /// <summary>A heading in no box of its own, with more text below it than a teaser has, opens a part of the article.</summary>
    private static bool OpensSection(Page page, int card)
    {
        if (!Tags.IsHeading(page.Tree[card].Tag)) return false;
        var (text, blocks) = (0, 0);
        foreach (var block in page.In(page.Tree[card].Parent))
        {
            if (block.First < page.Tree[card].End)
                continue;
            if (block.IsHeading)
                return false;
            if (block.DroppedBy is null && block.LinkShare < 0.5 && block.Text.Length >= ShortestAlone)
                (text, blocks) = (text + block.Text.Length, blocks + 1);
            if (text > MaxCardText && (blocks > 1 || text > LongestTeaser))
                return true;
        }

        return false;
    }

    private static string Make(Page page, int card) => page.Tree[card].Tag + " " + page.Tree[card].Element!.ClassName?.Split(' ')[0];

    private static void DropCard(Page page, int card)
    {
        foreach (var block in page.In(card)) block.DroppedBy ??= "teaser";
    }
}
