using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Bodies;
using Ingestion.Fetcher.Extraction.Metadata;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Several;

/// <summary>
/// Finds articles that stand side by side on one page: elements of the same make under one parent, each with its own
/// headline and text, and its own date or named an article. None of them dominates.
/// </summary>
internal sealed class UnitFinder(Page page, DateTimeOffset now)
{
    private const int FewestUnits = 3;
    private const int MostUnits = 500;
    private const int ShortestText = 200;
    private const double MostOfTheProse = 0.6;
    private const double LargestShare = 0.7;

    public List<PartRecord> Find()
    {
        var headings = page.Blocks.Where(b => b.IsHeading && b.Text.Length is >= 8 and <= 300 && (b.Around & Elsewhere) == 0).ToList();
        if (headings.Count < FewestUnits) return [];
        var prose = page.Blocks.Where(b => (b.Around & Elsewhere) == 0 && IsProse(b)).Sum(b => b.Text.Length);
        foreach (var group in Groups(headings))
        {
            var units = group.Take(MostUnits).Select(Read).OfType<PartRecord>().ToList();
            if (units.Count >= FewestUnits && Covers(units, prose)) return units;
        }

        return [];
    }

    private const Traits Elsewhere = Traits.Related | Traits.Comments | Traits.Navigation | Traits.Sidebar | Traits.Consent | Traits.Newsletter;

    private static bool Covers(List<PartRecord> units, int prose)
    {
        var lengths = units.Select(u => u.Body.Text.Length).ToList();
        var total = lengths.Sum();
        return total >= prose * MostOfTheProse && lengths.Max() <= total * LargestShare;
    }

    /// <summary>Sibling elements of the same make around the headings, the group with the most members first.</summary>
    private IEnumerable<List<int>> Groups(List<TextBlock> headings)
    {
        var seen = new HashSet<int>();
        var byMake = new Dictionary<(int Parent, string Make), List<int>>();
        foreach (var heading in headings)
        {
            for (var node = heading.Node; node > 0; node = page.Tree[node].Parent)
            {
                if (!seen.Add(node)) break;
                var key = (page.Tree[node].Parent, Make(node));
                if (!byMake.TryGetValue(key, out var members)) byMake[key] = members = [];
                members.Add(node);
            }
        }

        return byMake.Values.Where(m => m.Count >= FewestUnits).OrderByDescending(m => m.Count);
    }

    private string Make(int node) => page.Tree[node].Tag + " " + page.Tree[node].Element?.ClassName?.Split(' ')[0];

    private PartRecord? Read(int unit)
    {
        var blocks = page.In(unit).ToArray().ToList();
        var headline = blocks.FindIndex(b => b.IsHeading);
        if (headline < 0 || blocks.Take(headline).Any(IsProse)) return null;
        var published = DateOf(unit, blocks, out var from);
        if (published is null && page.Tree[unit].Tag != Tag.Article) return null;
        var text = blocks.Skip(headline + 1).Where(b => IsProse(b) || b.Kind is BlockKind.ListItem or BlockKind.Quote).Where(IsOwn).ToList();
        var kept = text.ToHashSet();
        foreach (var block in blocks) block.DroppedBy = kept.Contains(block) ? null : "part's furniture";
        var body = ArticleBody.Of(text.Select(b => (b.Kind, b.Text)));
        if (body.Text.Length < ShortestText) return null;
        return new(blocks[headline].Text, body) { Anchor = AnchorOf(unit), Published = published, PublishedFrom = from, Authors = Authors(blocks) };
    }

    private DateTimeOffset? DateOf(int unit, List<TextBlock> blocks, out string? from)
    {
        from = "time";
        for (var i = unit; i < page.Tree[unit].End; i++)
        {
            if (page.Tree[i].Tag == Tag.Time && DateReading.Machine(page.Tree[i].Element!.GetAttribute("datetime"), now) is { } marked) return marked;
        }

        from = "text";
        var shown = blocks.Where(b => b.Text.Length <= 80).Select(b => WrittenDate.First(b.Text, now)).FirstOrDefault(d => d is not null);
        if (shown is null) from = null;
        return shown;
    }

    private string? AnchorOf(int unit) => page.Tree[unit].Element?.Id is { Length: > 0 } id ? id : null;

    private static List<string> Authors(List<TextBlock> blocks) =>
        blocks
            .Where(b => b.Text.Length <= 100)
            .Select(b => AuthorNames.AfterBy(b.Text))
            .OfType<string>()
            .Take(1)
            .SelectMany(n => AuthorNames.Clean([n], null))
            .ToList();

    private static bool IsOwn(TextBlock block) =>
        (block.Around & (Traits.Furniture & ~Traits.Sidebar)) == 0
        && block.LinkShare < 0.7
        && FurniturePhrases.Match(block.Text, block.Kind, block.LinkShare) is null;

    private static bool IsProse(TextBlock block) => !block.IsHeading && block.LinkShare < 0.5 && BlockScore.IsSentence(block.Text);
}
