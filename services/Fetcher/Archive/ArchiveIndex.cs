using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Archive;

/// <summary>Where a capture begins: archive file and byte.</summary>
internal sealed record ArchivePlace(CaptureId Id, string Source, string File, long Position, string BodyHash, bool HasBody, DateTimeOffset Fetched);

/// <summary>What the archive holds of a capture about to be written; null where it holds nothing.</summary>
internal sealed record HeldPlaces(ArchivePlace? ById, ArchivePlace? ByBody);

/// <summary>
/// Finds captures by id and by body. New places are kept in memory and written to the database in batches: until then the
/// WARC file itself is their record, read again after a crash.
/// </summary>
internal sealed class ArchiveIndex
{
    /// <summary>Each may be two parameters; SQLite takes 999 at the least.</summary>
    private const int MaxSought = 200;

    public static Migration Migration { get; } =
        new(
            "fetcher_archive",
            1,
            """
            CREATE TABLE fetcher_archive (
                id TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, position BIGINT NOT NULL, body_hash TEXT NOT NULL, has_body BIGINT NOT NULL, fetched BIGINT NOT NULL);
            CREATE INDEX fetcher_archive_body ON fetcher_archive (body_hash);
            CREATE INDEX fetcher_archive_file ON fetcher_archive (file, position);
            CREATE INDEX fetcher_archive_fetched ON fetcher_archive (fetched);
            """
        );

    public static Migration Sources { get; } = new("fetcher_archive", 2, """
        ALTER TABLE fetcher_archive ADD COLUMN source TEXT NULL;
        CREATE INDEX fetcher_archive_source ON fetcher_archive (source, fetched);
        """);

    private const string Columns = "id, source, file, position, body_hash AS BodyHash, has_body AS HasBody, fetched";

    private readonly IDatabase _database;
    private readonly ConcurrentDictionary<string, ArchivePlace> _unwritten = new();
    private readonly ConcurrentDictionary<string, ArchivePlace> _unwrittenBodies = new();

    private readonly Gathering<(string? Id, string? BodyHash), HeldPlaces> _written;

    public ArchiveIndex(IDatabase database)
    {
        _database = database;
        _written = new Gathering<(string? Id, string? BodyHash), HeldPlaces>(FindWrittenAsync, MaxSought);
    }

    public int Unwritten => _unwritten.Count;

    public void Add(ArchivePlace place)
    {
        _unwritten[place.Id.Value] = place;
        if (place.HasBody) _unwrittenBodies[place.BodyHash] = place;
    }

    public async Task<ArchivePlace?> FindAsync(CaptureId id, CancellationToken cancel) =>
        _unwritten.TryGetValue(id.Value, out var place) ? place : (await _written.AskAsync((id.Value, null), cancel)).ById;

    public async Task<ArchivePlace?> FindBodyAsync(string bodyHash, CancellationToken cancel) =>
        _unwrittenBodies.TryGetValue(bodyHash, out var place) ? place : (await _written.AskAsync((null, bodyHash), cancel)).ByBody;

    /// <summary>Those of these captures that have a place.</summary>
    public async Task<IReadOnlySet<CaptureId>> HeldAsync(IReadOnlyCollection<CaptureId> ids, CancellationToken cancel)
    {
        var held = ids.Where(id => _unwritten.ContainsKey(id.Value)).ToHashSet();
        foreach (var sought in ids.Where(id => !held.Contains(id)).Chunk(MaxSought).ToList())
        {
            var found = await _database.ReadAsync(
                c => c.QueryAsync<string>("SELECT id FROM fetcher_archive WHERE id IN @Ids", new { Ids = SqlList.Of(sought.Select(id => id.Value)) }),
                cancel
            );
            held.UnionWith(found.Select(id => new CaptureId(id)));
        }

        return held;
    }

    /// <summary>Both at once: the capture itself, and one with the same body.</summary>
    public async Task<HeldPlaces> FindAsync(CaptureId id, string bodyHash, CancellationToken cancel)
    {
        if (_unwritten.TryGetValue(id.Value, out var place)) return new HeldPlaces(place, place);
        var body = _unwrittenBodies.GetValueOrDefault(bodyHash);
        var written = await _written.AskAsync((id.Value, body is null ? bodyHash : null), cancel);
        return written with { ByBody = body ?? written.ByBody };
    }

    /// <summary>Byte of <paramref name="file"/> at which the last indexed capture begins; null when none is.</summary>
    public Task<long?> LastPositionAsync(string file, CancellationToken cancel) =>
        _database.ReadAsync(c => c.ExecuteScalarAsync<long?>("SELECT MAX(position) FROM fetcher_archive WHERE file = @file", new { file }), cancel);

    public async Task WriteAsync(CancellationToken cancel)
    {
        var places = _unwritten.Values.ToList();
        if (places.Count == 0) return;
        await _database.WriteAsync(transaction => InsertAsync(transaction, places), cancel);
        foreach (var place in places)
        {
            // Only what was written: a capture may have got a newer place meanwhile.
            _unwritten.TryRemove(new(place.Id.Value, place));
            _unwrittenBodies.TryRemove(new(place.BodyHash, place));
        }
    }

    private static Task InsertAsync(DbTransaction transaction, List<ArchivePlace> places) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO fetcher_archive (id, source, file, position, body_hash, has_body, fetched) VALUES (@Id, @Source, @File, @Position, @BodyHash, @HasBody, @Fetched)
            ON CONFLICT (id) DO UPDATE SET file = excluded.file, position = excluded.position, has_body = 1 WHERE excluded.has_body = 1
            """,
            places.Select(p => new
            {
                Id = p.Id.Value,
                p.Source,
                p.File,
                p.Position,
                p.BodyHash,
                HasBody = p.HasBody ? 1L : 0L,
                Fetched = p.Fetched.ToUnixTimeMilliseconds(),
            }),
            transaction
        );

    /// <summary>Captures of these sources that are written to the index.</summary>
    public Task<IReadOnlyList<ArchivePlace>> OfSourcesAsync(IReadOnlyList<string> sources, int limit, CancellationToken cancel) =>
        ListAsync("source IN @Ids ORDER BY id LIMIT @limit", new { Ids = SqlList.Of(sources), limit }, cancel);

    /// <summary>Captures fetched in a time, oldest first, those after <paramref name="after"/>; of one source, or of all.</summary>
    public Task<IReadOnlyList<ArchivePlace>> FetchedAsync(
        DateTimeOffset from,
        DateTimeOffset to,
        string? source,
        ArchivePlace? after,
        int limit,
        CancellationToken cancel
    ) =>
        ListAsync(
            $"(fetched > @Since OR (fetched = @Since AND id > @Id)) AND fetched < @To {(source is null ? "" : "AND source = @source")} ORDER BY fetched, id LIMIT @limit",
            new
            {
                Since = (after?.Fetched ?? from).ToUnixTimeMilliseconds(),
                Id = after?.Id.Value ?? "",
                To = to.ToUnixTimeMilliseconds(),
                source,
                limit,
            },
            cancel
        );

    /// <summary>A capture of another source that refers to this body without holding it; null when there is none.</summary>
    public async Task<ArchivePlace?> FindRevisitAsync(string bodyHash, IReadOnlyList<string> otherThan, CancellationToken cancel) =>
        await ListAsync(
            "body_hash = @bodyHash AND has_body = 0 AND (source IS NULL OR source NOT IN @Ids) LIMIT 1",
            new { bodyHash, Ids = SqlList.Of(otherThan) },
            cancel
        )
            is [var place]
            ? place
            : null;

    public async Task<IReadOnlyList<CaptureId>> OfFileAsync(string file, CancellationToken cancel) =>
        [
            .. (
                await _database.ReadAsync(c => c.QueryAsync<string>("SELECT id FROM fetcher_archive WHERE file = @file", new { file }), cancel)
            ).Select(id => new CaptureId(id)),
        ];

    /// <summary>For each body in <paramref name="file"/> that captures of files not in <paramref name="ending"/> refer to, one of these
    /// captures.</summary>
    public Task<IReadOnlyList<ArchivePlace>> SharersAsync(string file, IReadOnlyList<string> ending, CancellationToken cancel) => ListAsync(
        """
        id IN (SELECT MIN(sharer.id) FROM fetcher_archive body JOIN fetcher_archive sharer ON sharer.body_hash = body.body_hash
            WHERE body.file = @file AND body.has_body = 1 AND sharer.has_body = 0 AND sharer.file NOT IN @Ending GROUP BY sharer.body_hash)
        """,
        new { file, Ending = SqlList.Of(ending) },
        cancel);

    public Task RemoveFileAsync(string file, CancellationToken cancel) =>
        _database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("DELETE FROM fetcher_archive WHERE file = @file", new { file }, transaction),
            cancel
        );

    /// <summary>Forgets these captures, but those that have another place by now.</summary>
    public Task RemoveAsync(IReadOnlyList<ArchivePlace> places, CancellationToken cancel) =>
        _database.WriteAsync(
            transaction =>
                transaction.Connection!.ExecuteAsync(
                    "DELETE FROM fetcher_archive WHERE id = @Id AND file = @File AND position = @Position",
                    places.Select(p => new
                    {
                        Id = p.Id.Value,
                        p.File,
                        p.Position,
                    }),
                    transaction
                ),
            cancel
        );

    /// <summary>Whether any capture lies in this file.</summary>
    public async Task<bool> IsInUseAsync(string file, CancellationToken cancel) =>
        await _database.ReadAsync(c => c.ExecuteScalarAsync<long?>("SELECT 1 FROM fetcher_archive WHERE file = @file LIMIT 1", new { file }), cancel)
            is not null;

    /// <summary>Those in this file, in its order.</summary>
    public Task<IReadOnlyList<ArchivePlace>> PlacesAsync(string file, CancellationToken cancel) =>
        ListAsync("file = @file ORDER BY position", new { file }, cancel);

    /// <summary>Leads to these captures at another place, all of them or none: false when one is not where it was.</summary>
    public async Task<bool> TryMoveAsync(IReadOnlyList<(ArchivePlace From, string File, long Position)> moves, CancellationToken cancel)
    {
        try
        {
            await _database.WriteAsync(transaction => MoveAsync(transaction, moves), cancel);
            return true;
        }
        catch (PlaceChangedException)
        {
            return false;
        }
    }

    private static async Task MoveAsync(DbTransaction transaction, IReadOnlyList<(ArchivePlace From, string File, long Position)> moves)
    {
        var moved = await transaction.Connection!.ExecuteAsync(
            "UPDATE fetcher_archive SET file = @NewFile, position = @NewPosition WHERE id = @Id AND file = @File AND position = @Position",
            moves.Select(m => new { Id = m.From.Id.Value, m.From.File, m.From.Position, NewFile = m.File, NewPosition = m.Position }),
            transaction);
        if (moved < moves.Count) throw new PlaceChangedException();
    }

    private async Task<IReadOnlyList<HeldPlaces>> FindWrittenAsync(IReadOnlyList<(string? Id, string? BodyHash)> sought)
    {
        var places = await ListAsync(
            $"id IN @Ids UNION ALL SELECT {Columns} FROM fetcher_archive WHERE body_hash IN @Hashes AND has_body = 1",
            new { Ids = SqlList.Of(sought.Select(s => s.Id).OfType<string>()), Hashes = SqlList.Of(sought.Select(s => s.BodyHash).OfType<string>()) },
            CancellationToken.None);
        if (places.Count == 0) return [.. sought.Select(_ => new HeldPlaces(null, null))];
        var (ids, bodies) = (places.ToLookup(p => p.Id.Value), places.Where(p => p.HasBody).ToLookup(p => p.BodyHash));
        return
        [
            .. sought.Select(s => new HeldPlaces(
                s.Id is null ? null : ids[s.Id].FirstOrDefault(),
                s.BodyHash is null ? null : bodies[s.BodyHash].FirstOrDefault()
            )),
        ];
    }

    private async Task<IReadOnlyList<ArchivePlace>> ListAsync(string where, object values, CancellationToken cancel) =>
        [
            .. (await _database.ReadAsync(c => c.QueryAsync<Row>($"SELECT {Columns} FROM fetcher_archive WHERE {where}", values), cancel)).Select(
                row => row.ToPlace()
            ),
        ];

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string? Source { get; init; }

        public string File { get; init; } = "";

        public long Position { get; init; }

        public string BodyHash { get; init; } = "";

        public long HasBody { get; init; }

        public long Fetched { get; init; }

        public ArchivePlace ToPlace() =>
            new(new CaptureId(Id), Source ?? "", File, Position, BodyHash, HasBody == 1, DateTimeOffset.FromUnixTimeMilliseconds(Fetched));
    }

    private sealed class PlaceChangedException : Exception;
}
