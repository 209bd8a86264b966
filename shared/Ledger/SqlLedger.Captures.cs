using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Ledger;

public sealed partial class SqlLedger
{
    public Task<bool> EnterCaptureAsync(CaptureEntry capture, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
                await ExecuteAsync(
                    transaction,
                    """
                    INSERT INTO captures (id, source, url, body_hash, fetched_at, entered_at, state)
                    VALUES (@Id, @Source, @Url, @BodyHash, @Fetched, @Now, 'stored') ON CONFLICT (id) DO NOTHING
                    """,
                    new
                    {
                        Id = capture.Id.Value,
                        capture.Source,
                        capture.Url,
                        capture.BodyHash,
                        Fetched = capture.Fetched.ToUnixTimeMilliseconds(),
                        Now,
                    }
                ) == 1,
            cancel
        );

    public Task<CaptureEntry?> FindCaptureAsync(CaptureId id, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                var row = await connection.QueryFirstOrDefaultAsync<CaptureRow>(
                    "SELECT source AS Source, url AS Url, body_hash AS BodyHash, fetched_at AS FetchedAt, state AS State, reason AS Reason FROM captures WHERE id = @Value",
                    new { id.Value }
                );
                return row is null
                    ? null
                    : new CaptureEntry(
                        id,
                        row.Source,
                        row.Url,
                        row.BodyHash,
                        DateTimeOffset.FromUnixTimeMilliseconds(row.FetchedAt),
                        Enum.Parse<CaptureState>(row.State, ignoreCase: true),
                        row.Reason
                    );
            },
            cancel
        );

    public Task<IReadOnlyList<CaptureId>> UnresolvedCapturesAsync(DateTimeOffset enteredBefore, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<CaptureId>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<string>(
                            "SELECT id FROM captures WHERE state = 'stored' AND entered_at < @Before ORDER BY entered_at LIMIT @limit",
                            new { Before = enteredBefore.ToUnixTimeMilliseconds(), limit }
                        )
                    ).Select(id => new CaptureId(id)),
                ],
            cancel
        );

    public Task<IReadOnlyList<Article>> AcceptAsync(CaptureId capture, IReadOnlyList<Article> articles, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<Article>>(
            async transaction =>
            {
                var state = await LockCaptureAsync(transaction, capture);
                if (state != "stored")
                    return await ArticlesOfAsync(transaction, capture);
                var added = new List<Article>();
                foreach (var article in articles)
                {
                    if (await AddRevisionAsync(transaction, article) is { } revision)
                        added.Add(revision);
                }

            await SetCaptureAsync(transaction, capture, added.Count > 0 ? CaptureState.Accepted : CaptureState.Unchanged, null);
            return added;
        },
        cancel);

    public Task ResolveAsync(CaptureId capture, CaptureState state, string? reason, CancellationToken cancel)
    {
        if (state is CaptureState.Stored or CaptureState.Accepted)
            throw new ArgumentException($"A capture is not resolved as {state}.", nameof(state));
        return database.WriteAsync(transaction => SetCaptureAsync(transaction, capture, state, reason), cancel);
    }

    /// <summary>Takes the capture's row, so that two processes resolve it one after the other.</summary>
    private static async Task<string> LockCaptureAsync(DbTransaction transaction, CaptureId capture) =>
        await FirstAsync<string>(transaction, "UPDATE captures SET state = state WHERE id = @Value RETURNING state", new { capture.Value })
        ?? throw new InvalidOperationException($"Capture {capture} was not entered in the ledger.");

    private static Task SetCaptureAsync(DbTransaction transaction, CaptureId capture, CaptureState state, string? reason) => ExecuteAsync(
        transaction,
        "UPDATE captures SET state = @State, reason = @reason WHERE id = @Value AND state = 'stored'",
        new { capture.Value, State = state.ToString().ToLowerInvariant(), reason });

    private static async Task<IReadOnlyList<Article>> ArticlesOfAsync(DbTransaction transaction, CaptureId capture) =>
        [
            .. (
                await QueryAsync<string>(
                    transaction,
                    "SELECT article FROM revisions WHERE capture_id = @Value ORDER BY article_id",
                    new { capture.Value }
                )
            ).Select(Read<Article>),
        ];

    private async Task<Article?> AddRevisionAsync(DbTransaction transaction, Article article)
    {
        // The document row is the article's lock: two captures of one article are numbered one after the other.
        await ExecuteAsync(
            transaction,
            "INSERT INTO documents (id, version) VALUES (@Value, 0) ON CONFLICT (id) DO UPDATE SET version = documents.version",
            new { article.Id.Value });
        var newest = await FirstAsync<NewestRow>(
            transaction,
            "SELECT revision AS Revision, text_hash AS TextHash, title AS Title FROM revisions WHERE article_id = @Value ORDER BY revision DESC LIMIT 1",
            new { article.Id.Value });
        if (newest is not null && newest.TextHash == article.TextHash && newest.Title == article.Title) return null;
        var revision = article with { Revision = (int)(newest?.Revision ?? 0) + 1 };
        await InsertRevisionAsync(transaction, revision);
        return revision;
    }

    private Task InsertRevisionAsync(DbTransaction transaction, Article article) =>
        ExecuteAsync(
            transaction,
            """
            INSERT INTO revisions (article_id, revision, capture_id, source, text_hash, title, article, accepted_at, stage, changed_at, confirmed, turn, indexed, alerted)
            VALUES (@Id, @Revision, @Capture, @Source, @TextHash, @Title, @Json, @Now, 0, @Now, 0, 0, 0, 0)
            """,
            new
            {
                Id = article.Id.Value,
                article.Revision,
                Capture = article.Capture.Value,
                article.Source,
                article.TextHash,
                article.Title,
                Json = Write(article),
                Now,
            }
        );

    private sealed class CaptureRow
    {
        public string Source { get; init; } = "";

        public string? Url { get; init; }

        public string BodyHash { get; init; } = "";

        public long FetchedAt { get; init; }

        public string State { get; init; } = "";

        public string? Reason { get; init; }
    }

    private sealed class NewestRow
    {
        public long Revision { get; init; }

        public string TextHash { get; init; } = "";

        public string Title { get; init; } = "";
    }
}
