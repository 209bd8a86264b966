using System.Text;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>
/// Drops what follows the last text that stands where the article's text stands: boxes about the author, offers and further
/// reading have elements of their own make, whatever their names.
/// </summary>
internal static class Strangers
{
    public static double Home = double.Parse(Environment.GetEnvironmentVariable("S_HOME") ?? "0.3", System.Globalization.CultureInfo.InvariantCulture);
    public static double LargestTail = double.Parse(Environment.GetEnvironmentVariable("S_TAIL") ?? "0.25", System.Globalization.CultureInfo.InvariantCulture);

    public static void Drop(Page page)
    {
        var kept = page.Kept.ToList();
        var makes = kept.Select(b => MakeOf(page, b)).ToList();
        var prose = new Dictionary<string, long>();
        long all = 0, total = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            total += kept[i].Text.Length;
            if (kept[i].IsHeading || kept[i].LinkShare > 0.5 || !BlockScore.IsSentence(kept[i].Text)) continue;
            prose[makes[i]] = prose.GetValueOrDefault(makes[i]) + kept[i].Text.Length;
            all += kept[i].Text.Length;
        }

        var last = makes.FindLastIndex(m => prose.GetValueOrDefault(m) > all * Home);
        if (last < 0) return;
        last = AfterQuestions(kept, makes, last);
        var tail = kept.Skip(last + 1).Sum(b => (long)b.Text.Length);
        if (tail > total * LargestTail) return;
        foreach (var block in kept.Skip(last + 1)) block.DroppedBy = "stranger at the end";
    }

    /// <summary>Questions and answers close many articles, in boxes of their own.</summary>
    private static int AfterQuestions(List<TextBlock> kept, List<string> makes, int last)
    {
        var questions = Enumerable.Range(last + 1, kept.Count - last - 1).Where(i => IsQuestion(kept[i]) || IsQuestions(kept[i])).ToList();
        if (questions.Count < 2 && !questions.Any(q => IsQuestions(kept[q]))) return last;
        var end = Math.Min(questions[^1] + 1, kept.Count - 1);
        while (end + 1 < kept.Count && makes[end + 1] == makes[end]) end++;
        return end;
    }

    private static bool IsQuestion(TextBlock block) => block.Text.Length <= 200 && block.Text.EndsWith('?');

    private static bool IsQuestions(TextBlock block) =>
        block.Text.Length <= 80 && (block.Text.Contains("FAQ", StringComparison.Ordinal) || block.Text.Contains("asked questions", StringComparison.OrdinalIgnoreCase));

    /// <summary>The sectioning elements between the article's element and the block, by tag and first class.</summary>
    private static string MakeOf(Page page, TextBlock block)
    {
        var make = new StringBuilder();
        for (var node = block.Node; node > page.Container; node = page.Tree[node].Parent)
        {
            if (!IsSection(page.Tree[node].Tag)) continue;
            make.Append(page.Tree[node].Tag).Append(' ').Append(page.Tree[node].Element?.ClassName?.Split(' ')[0]).Append('/');
        }

        return make.ToString();
    }

    private static bool IsSection(Tag tag) => tag is Tag.Div or Tag.Section or Tag.Article or Tag.Aside or Tag.Footer or Tag.Header or Tag.Main or Tag.Form or Tag.Block or Tag.Details;
}
