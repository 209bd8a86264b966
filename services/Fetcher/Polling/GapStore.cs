using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Polling;

/// <summary>A time in which a source may have published what no visit saw.</summary>
/// <param name="Source">Its id.</param>
/// <param name="From">The last visit before.</param>
/// <param name="To">The visit that noticed.</param>
public sealed record Gap(string Source, DateTimeOffset From, DateTimeOffset To);

/// <summary>Keeps the gaps that were noticed.</summary>
internal sealed class GapStore(IDatabase database)
{
    private const int Shown = 100;

    public static Migration Migration { get; } = new("fetcher", 3, """
        CREATE TABLE fetcher_gaps (source TEXT NOT NULL, from_time BIGINT NOT NULL, to_time BIGINT NOT NULL, PRIMARY KEY (source, from_time));
        """);

    public Task AddAsync(Gap gap, CancellationToken cancel) => database.WriteAsync(
        tx => tx.Connection!.ExecuteAsync(
            "INSERT INTO fetcher_gaps (source, from_time, to_time) VALUES (@Source, @From, @To) ON CONFLICT (source, from_time) DO NOTHING",
            new { gap.Source, From = gap.From.ToUnixTimeMilliseconds(), To = gap.To.ToUnixTimeMilliseconds() },
            tx),
        cancel);

    /// <summary>The latest gaps of a source, newest first.</summary>
    public async Task<IReadOnlyList<Gap>> OfAsync(string source, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            c =>
                c.QueryAsync<Row>(
                    "SELECT source, from_time AS FromTime, to_time AS ToTime FROM fetcher_gaps WHERE source = @source ORDER BY from_time DESC LIMIT @Shown",
                    new { source, Shown }
                ),
            cancel
        );
        return
        [
            .. rows.Select(r => new Gap(
                r.Source,
                DateTimeOffset.FromUnixTimeMilliseconds(r.FromTime),
                DateTimeOffset.FromUnixTimeMilliseconds(r.ToTime)
            )),
        ];
    }

    private sealed class Row
    {
        public string Source { get; init; } = "";

        public long FromTime { get; init; }

        public long ToTime { get; init; }
    }
}
