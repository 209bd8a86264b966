using System.Text;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>
/// Drops what follows the last text that stands where the article's text stands: boxes about the author, offers and further
/// reading have elements of their own make, whatever their names.
/// </summary>
internal static class Strangers
{
    /// <summary>Share of the prose that makes a place the article's; a few paragraphs tell less of what is made alike.</summary>
    private const double Home = 0.4;
    private const double HomeOfFew = 0.3;
    private const int Few = 4;

    /// <summary>Share of the text that is dropped at most.</summary>
    private const double LargestTail = 0.35;

    private const int LongestQuestion = 200;
    private const int LongestHeading = 80;
    private const int FewestRecurrences = 2;

    public static void Drop(Page page)
    {
        var kept = page.Kept.ToList();
        var makes = kept.ConvertAll(b => MakeOf(page, b));
        var last = AfterQuestions(kept, makes, Math.Max(LastAtHome(kept, makes), LastAtHome(kept, kept.ConvertAll(b => ClassOf(page, b)))));
        last = AfterRecurring(kept, makes, last);
        var tail = kept.Skip(last + 1).ToList();
        if (last < 0 || tail.Sum(b => (long)b.Text.Length) > kept.Sum(b => (long)b.Text.Length) * LargestTail) return;
        foreach (var block in tail) block.DroppedBy = "stranger at the end";
    }

    /// <summary>-1 when the prose is spread over so many makes that none is the article's.</summary>
    private static int LastAtHome(List<TextBlock> kept, List<string> makes)
    {
        var prose = new Dictionary<string, long>();
        for (var i = 0; i < kept.Count; i++)
        {
            if (IsProse(kept[i])) prose[makes[i]] = prose.GetValueOrDefault(makes[i]) + kept[i].Text.Length;
        }

        var least = prose.Values.Sum() * (kept.Count(IsProse) < Few ? HomeOfFew : Home);
        return makes.FindLastIndex(m => m.Length > 0 && prose.GetValueOrDefault(m) > least);
    }

    /// <summary>Questions and answers close many articles, in boxes of their own.</summary>
    private static int AfterQuestions(List<TextBlock> kept, List<string> makes, int last)
    {
        if (last < 0) return last;
        // The heading that announces them may stand at home.
        var from = kept[last].IsHeading ? last : last + 1;
        var asked = Enumerable.Range(from, kept.Count - from).Where(i => IsQuestion(kept[i]) || AnnouncesQuestions(kept[i])).ToList();
        if (asked.Count < 2 && !asked.Exists(i => AnnouncesQuestions(kept[i]))) return last;
        var end = Math.Min(asked[^1] + 1, kept.Count - 1);
        while (end + 1 < kept.Count && makes[end + 1] == makes[end]) end++;
        return end;
    }

    /// <summary>A make in which prose has stood among the article's before, again and again, is a part that recurs: products, places, days.</summary>
    private static int AfterRecurring(List<TextBlock> kept, List<string> makes, int last)
    {
        if (last < 0) return last;
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < last; i++)
        {
            if (IsProse(kept[i]) && (i == 0 || makes[i] != makes[i - 1])) seen[makes[i]] = seen.GetValueOrDefault(makes[i]) + 1;
        }

        return Math.Max(last, makes.FindLastIndex(m => seen.GetValueOrDefault(m) >= FewestRecurrences));
    }

    private static bool IsProse(TextBlock block) => !block.IsHeading && block.LinkShare <= 0.5 && BlockScore.IsSentence(block.Text);

    private static bool IsQuestion(TextBlock block) => block.Text.Length <= LongestQuestion && block.Text.EndsWith('?');

    private static bool AnnouncesQuestions(TextBlock block) => block.Text.Length <= LongestHeading
        && (block.Text.Contains("FAQ", StringComparison.Ordinal) || block.Text.Contains("asked questions", StringComparison.OrdinalIgnoreCase));

    /// <summary>The class that the paragraph itself bears, where it is named as the article's text; else empty.</summary>
    private static string ClassOf(Page page, TextBlock block) =>
        page.Tree[block.Node].Tag == Tag.P && (page.Tree[block.Node].Own & Traits.Body) != 0 ? FirstClass(page.Tree[block.Node]).ToString() : "";

    /// <summary>The sectioning elements between the article's element and the block, by tag and first class.</summary>
    private static string MakeOf(Page page, TextBlock block)
    {
        var make = new StringBuilder("/");
        for (var node = block.Node; node > page.Container; node = page.Tree[node].Parent)
        {
            if (!IsSection(page.Tree[node].Tag)) continue;
            make.Append(page.Tree[node].Tag).Append(' ').Append(FirstClass(page.Tree[node])).Append('/');
        }

        return make.ToString();
    }

    private static ReadOnlySpan<char> FirstClass(PageNode node)
    {
        var names = (node.Element?.ClassName ?? "").AsSpan();
        var end = names.IndexOf(' ');
        return end < 0 ? names : names[..end];
    }

    private static bool IsSection(Tag tag) =>
        tag is Tag.Div or Tag.Section or Tag.Article or Tag.Aside or Tag.Footer or Tag.Header or Tag.Main or Tag.Form or Tag.Block or Tag.Details;
}
