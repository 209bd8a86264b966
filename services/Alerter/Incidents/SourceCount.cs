namespace Ingestion.Alerter.Incidents;

/// <summary>Counts independent sources: statements that share a text, a long run of words, an outlet or an agency are one.</summary>
internal static class SourceCount
{
    /// <summary>Words in a row that two outlets do not write by chance.</summary>
    private const int CopiedWords = 10;

    /// <param name="statements">In the order of publication.</param>
    /// <param name="copies">Which articles are one text.</param>
    public static int Of(IEnumerable<Statement> statements, CopyLinks copies)
    {
        var sources = new List<HashSet<string>>();
        foreach (var statement in statements)
        {
            var keys = WordingOf(statement, copies);
            // Who carries another's text does not speak in it: what that outlet reports of its own is a source beside it.
            if (!IsCopy(statement.Report, copies) && !sources.Exists(keys.Overlaps)) keys.Add($"voice {statement.Report.Source}");
            foreach (var same in sources.Where(s => s.Overlaps(keys)).ToList())
            {
                keys.UnionWith(same);
                sources.Remove(same);
            }

            sources.Add(keys);
        }

        return sources.Count;
    }

    private static bool IsCopy(Report report, CopyLinks copies) => report.SharedWith.Count > 0 && !copies.IsHead(report.Article);

    /// <summary>The texts a statement is in, and each run of words of its sentence.</summary>
    private static HashSet<string> WordingOf(Statement statement, CopyLinks copies)
    {
        var words = Spelling.Fold(statement.Event.Evidence.Sentence).Split(' ');
        var runs = Enumerable.Range(0, Math.Max(0, words.Length - CopiedWords + 1)).Select(at => $"words {string.Join(' ', words, at, CopiedWords)}");
        return [.. statement.Report.SharedWith.Select(article => $"text {copies.HeadOf(article)}"), .. runs];
    }
}
