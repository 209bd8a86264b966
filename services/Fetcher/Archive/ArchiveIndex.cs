using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Fetcher.Archive;

/// <summary>Where a capture begins: archive file and byte.</summary>
internal sealed record ArchivePlace(CaptureId Id, string File, long Position, string BodyHash, bool HasBody, DateTimeOffset Fetched);

/// <summary>
/// Finds captures by id and by body. New places are kept in memory and written to the database in batches: until then the
/// WARC file itself is their record, read again after a crash.
/// </summary>
internal sealed class ArchiveIndex(IDatabase database)
{
    public static Migration Migration { get; } = new("fetcher_archive", 1, """
        CREATE TABLE fetcher_archive (
            id TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, position BIGINT NOT NULL, body_hash TEXT NOT NULL, has_body BIGINT NOT NULL, fetched BIGINT NOT NULL);
        CREATE INDEX fetcher_archive_body ON fetcher_archive (body_hash);
        CREATE INDEX fetcher_archive_file ON fetcher_archive (file, position);
        CREATE INDEX fetcher_archive_fetched ON fetcher_archive (fetched);
        """);

    private readonly ConcurrentDictionary<string, ArchivePlace> _unwritten = new();
    private readonly ConcurrentDictionary<string, ArchivePlace> _unwrittenBodies = new();

    public int Unwritten => _unwritten.Count;

    public void Add(ArchivePlace place)
    {
        _unwritten[place.Id.Value] = place;
        if (place.HasBody) _unwrittenBodies[place.BodyHash] = place;
    }

    public async Task<ArchivePlace?> FindAsync(CaptureId id, CancellationToken cancel) =>
        _unwritten.TryGetValue(id.Value, out var place) ? place : await QueryAsync("id = @Value", id.Value, cancel);

    public async Task<ArchivePlace?> FindBodyAsync(string bodyHash, CancellationToken cancel) =>
        _unwrittenBodies.TryGetValue(bodyHash, out var place) ? place : await QueryAsync("body_hash = @Value AND has_body = 1", bodyHash, cancel);

    /// <summary>Byte of <paramref name="file"/> at which the last indexed capture begins; null when none is.</summary>
    public Task<long?> LastPositionAsync(string file, CancellationToken cancel) =>
        database.ReadAsync(c => c.ExecuteScalarAsync<long?>("SELECT MAX(position) FROM fetcher_archive WHERE file = @file", new { file }), cancel);

    public async Task WriteAsync(CancellationToken cancel)
    {
        var places = _unwritten.Values.ToList();
        if (places.Count == 0) return;
        await database.WriteAsync(transaction => InsertAsync(transaction, places), cancel);
        foreach (var place in places)
        {
            _unwritten.TryRemove(place.Id.Value, out _);
            _unwrittenBodies.TryRemove(place.BodyHash, out _);
        }
    }

    private static Task InsertAsync(DbTransaction transaction, List<ArchivePlace> places) =>
        transaction.Connection!.ExecuteAsync(
            "INSERT INTO fetcher_archive (id, file, position, body_hash, has_body, fetched) VALUES (@Id, @File, @Position, @BodyHash, @HasBody, @Fetched) ON CONFLICT (id) DO NOTHING",
            places.Select(p => new { Id = p.Id.Value, p.File, p.Position, p.BodyHash, HasBody = p.HasBody ? 1L : 0L, Fetched = p.Fetched.ToUnixTimeMilliseconds() }),
            transaction);

    private async Task<ArchivePlace?> QueryAsync(string where, string value, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            c => c.QueryFirstOrDefaultAsync<Row>($"SELECT id, file, position, body_hash AS BodyHash, has_body AS HasBody, fetched FROM fetcher_archive WHERE {where}", new { Value = value }), cancel);
        return row?.ToPlace();
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string File { get; init; } = "";

        public long Position { get; init; }

        public string BodyHash { get; init; } = "";

        public long HasBody { get; init; }

        public long Fetched { get; init; }

        public ArchivePlace ToPlace() => new(new CaptureId(Id), File, Position, BodyHash, HasBody == 1, DateTimeOffset.FromUnixTimeMilliseconds(Fetched));
    }
}
