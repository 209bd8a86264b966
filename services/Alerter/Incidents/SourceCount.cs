namespace Ingestion.Alerter.Incidents;

/// <summary>Counts independent sources: statements that share a text, an outlet or an agency are one.</summary>
internal static class SourceCount
{
    public static int Of(IEnumerable<Statement> statements, CopyLinks copies)
    {
        var sources = new List<HashSet<string>>();
        foreach (var statement in statements)
        {
            var keys = KeysOf(statement.Report, copies);
            foreach (var same in sources.Where(s => s.Overlaps(keys)).ToList())
            {
                keys.UnionWith(same);
                sources.Remove(same);
            }

            sources.Add(keys);
        }

        return sources.Count;
    }

    private static HashSet<string> KeysOf(Report report, CopyLinks copies) =>
        [.. report.SharedWith.Select(article => $"text {copies.HeadOf(article)}"), $"voice {report.Source}"];
}
