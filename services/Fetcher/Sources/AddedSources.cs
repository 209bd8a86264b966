using Dapper;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Sources;

/// <summary>The definitions that were added by the API: kept in the database, so that every Fetcher on it visits them.</summary>
public sealed class AddedSources
{
    private readonly IDatabase _database;
    private readonly TimeProvider _clock;
    private Known _known = new(default, SourceCatalogue.Empty);

    internal AddedSources(IDatabase database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    internal static Migration Migration { get; } = new("fetcher", 4, """
        CREATE TABLE fetcher_definitions (id TEXT NOT NULL PRIMARY KEY, definition TEXT NOT NULL, changed BIGINT NOT NULL);
        """);

    /// <summary>As they stood at the last <see cref="RefreshAsync"/>; the same object while nothing changed.</summary>
    public SourceCatalogue Current => Volatile.Read(ref _known).Catalogue;

    /// <summary>Reads them again if any was added or removed, by this process or another.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        var mark = await _database.ReadAsync(
            c => c.QuerySingleAsync<Mark>("SELECT COUNT(*) AS Count, COALESCE(MAX(changed), 0) AS Changed FROM fetcher_definitions"),
            cancel
        );
        if ((mark.Count, mark.Changed) == _known.Mark)
            return;
        var rows = await _database.ReadAsync(c => c.QueryAsync<string>("SELECT definition FROM fetcher_definitions ORDER BY id"), cancel);
        Volatile.Write(ref _known, new Known((mark.Count, mark.Changed), Parse(rows)));
    }

    /// <summary>Adds those whose ids are free, and returns these.</summary>
    internal async Task<IReadOnlySet<string>> AddAsync(IReadOnlyList<(string Id, string Definition)> definitions, CancellationToken cancel)
    {
        var added = await _database.WriteAsync(
            async tx =>
            {
                // Grows by one at least, whatever the clock says: others see by it that something changed.
                var last = await tx.Connection!.ExecuteScalarAsync<long>(
                    "SELECT COALESCE(MAX(changed), 0) FROM fetcher_definitions",
                    transaction: tx
                );
                var changed = Math.Max(last + 1, _clock.GetUtcNow().ToUnixTimeMilliseconds());
                var ids = new HashSet<string>();
                foreach (var (id, definition) in definitions)
                {
                    var row = new
                    {
                        id,
                        definition,
                        changed,
                    };
                    if (
                        await tx.Connection!.ExecuteAsync(
                            "INSERT INTO fetcher_definitions (id, definition, changed) VALUES (@id, @definition, @changed) ON CONFLICT (id) DO NOTHING",
                            row,
                            tx
                        ) > 0
                    )
                        ids.Add(id);
                }

                return ids;
            },
            cancel);
        await RefreshAsync(cancel);
        return added;
    }

    /// <summary>False when none of this id was added.</summary>
    internal async Task<bool> RemoveAsync(string id, CancellationToken cancel)
    {
        var removed = await _database.WriteAsync(
            tx => tx.Connection!.ExecuteAsync("DELETE FROM fetcher_definitions WHERE id = @id", new { id }, tx),
            cancel
        );
        await RefreshAsync(cancel);
        return removed > 0;
    }

    /// <summary>One that this version's rules refuse is told and the others hold.</summary>
    private static SourceCatalogue Parse(IEnumerable<string> definitions)
    {
        var sources = new List<Source>();
        var errors = new List<SourceError>();
        foreach (var definition in definitions)
        {
            try
            {
                sources.Add(SourceJson.Read(definition));
            }
            catch (SourceEntryException e)
            {
                errors.Add(new SourceError(0, e.Message));
            }
        }

        return new SourceCatalogue(sources, errors);
    }

    private sealed record Known((long Count, long Changed) Mark, SourceCatalogue Catalogue);

    private sealed class Mark
    {
        public long Count { get; init; }

        public long Changed { get; init; }
    }
}
