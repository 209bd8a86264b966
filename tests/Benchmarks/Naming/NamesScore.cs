using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Entities.Training;

namespace Ingestion.Benchmarks.Naming;

/// <summary>Counts right, missed and wrong names, by class and as unique names a text.</summary>
internal sealed class NamesScore
{
    private readonly Counts[] _classes = [new(), new(), new()];
    private readonly Counts _unique = new();

    public void Add(MarkedText text, HashSet<MarkedName> found, TextWriter errors)
    {
        var gold = text.Names.ToHashSet();
        foreach (var name in gold) Count(_classes[(int)name.Class], found.Contains(name), isGold: true);
        foreach (var name in found) Count(_classes[(int)name.Class], gold.Contains(name), isGold: false);
        foreach (var name in gold.Except(found).OrderBy(n => n.Start)) Tell(errors, "missed", text, name);
        foreach (var name in found.Except(gold).OrderBy(n => n.Start)) Tell(errors, "wrong", text, name);
        var (unique, uniqueFound) = (Unique(text, gold), Unique(text, found));
        foreach (var name in unique) Count(_unique, uniqueFound.Contains(name), isGold: true);
        foreach (var name in uniqueFound) Count(_unique, unique.Contains(name), isGold: false);
    }

    public override string ToString()
    {
        var all = new Counts { Right = _classes.Sum(c => c.Right), Missed = _classes.Sum(c => c.Missed), Wrong = _classes.Sum(c => c.Wrong) };
        return $"  all {all}\n  person {_classes[0]}\n  organisation {_classes[1]}\n  place {_classes[2]}\n  unique names a text {_unique}";
    }

    private static HashSet<(string, NameClass)> Unique(MarkedText text, IEnumerable<MarkedName> names) =>
        [.. names.Select(n => (text.Text[n.Start..n.End], n.Class))];

    private static void Count(Counts counts, bool both, bool isGold)
    {
        if (isGold && both) counts.Right++;
        else if (isGold) counts.Missed++;
        else if (!both) counts.Wrong++;
    }

    private static void Tell(TextWriter errors, string what, MarkedText text, MarkedName name) =>
        errors.WriteLine(
            $"{what}\t{name.Class}\t{text.Text[name.Start..name.End]}\t{text.Text[Math.Max(0, name.Start - 40)..Math.Min(text.Text.Length, name.End + 40)].ReplaceLineEndings(" ")}"
        );

    private sealed class Counts
    {
        public int Right { get; set; }

        public int Missed { get; set; }

        public int Wrong { get; set; }

        public override string ToString()
        {
            var (precision, recall) = (Right / (double)Math.Max(1, Right + Wrong), Right / (double)Math.Max(1, Right + Missed));
            return $"F1 {(precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)):F3} (precision {precision:F3}, recall {recall:F3}, {Right + Missed} labelled)";
        }
    }
}
