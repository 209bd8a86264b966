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

    private static HashSet<string> KeysOf(Report report, CopyLinks copies)
    {
        HashSet<string> keys = [.. report.SharedWith.Select(article => $"text {copies.HeadOf(article)}")];
        // Who carries another's text does not speak in it: what that outlet reports of its own is a source beside it.
        if (keys.Count == 0 || copies.HeadOf(report.Article) == report.Article) keys.Add($"voice {report.Source}");
        return keys;
    }
}
