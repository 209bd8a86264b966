using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Polling;

/// <summary>How often a source was used to bring something, over the four weeks before the last thing it brought.</summary>
/// <param name="PerDay">Articles a day.</param>
/// <param name="LongestPause">Between two of them, nights and weekends included.</param>
internal sealed record PublishingRhythm(double PerDay, TimeSpan LongestPause)
{
    /// <summary>Fewer articles than this make no rhythm.</summary>
    private const int Fewest = 4;

    private static readonly TimeSpan Window = TimeSpan.FromDays(28);

    /// <summary>Of each source that has one. Counted back from its last article and not from now: a silence must not wear its own measure
    /// away.</summary>
    public static async Task<Dictionary<string, PublishingRhythm>> AllAsync(IDatabase database, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            c =>
                c.QueryAsync<Row>(
                    """
                    WITH moments AS (
                        SELECT i.source AS source, COALESCE(i.published, i.first_seen) AS moment FROM fetcher_items i JOIN fetcher_sources s ON s.id = i.source
                        WHERE COALESCE(i.published, i.first_seen) BETWEEN s.last_new - @Span AND s.last_new),
                    pauses AS (SELECT source, moment, moment - LAG(moment) OVER (PARTITION BY source ORDER BY moment) AS pause FROM moments)
                    SELECT source, COUNT(*) AS Articles, MAX(moment) - MIN(moment) AS Length, MAX(pause) AS LongestPause FROM pauses GROUP BY source
                    """,
                    new { Span = (long)Window.TotalMilliseconds }
                ),
            cancel
        );
        return rows.Where(r => r.Articles >= Fewest && r.Length > 0).ToDictionary(r => r.Source, Of);
    }

    private static PublishingRhythm Of(Row row) =>
        new((row.Articles - 1) / TimeSpan.FromMilliseconds(row.Length).TotalDays, TimeSpan.FromMilliseconds(row.LongestPause));

    private sealed class Row
    {
        public string Source { get; init; } = "";

        public long Articles { get; init; }

        public long Length { get; init; }

        public long LongestPause { get; init; }
    }
}
