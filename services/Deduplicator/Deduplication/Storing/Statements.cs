using Ingestion.Ledger.Database;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>The store's SQL. The dialects differ in how a list of numbers is handed over as rows, and handed back.</summary>
internal sealed class Statements(DatabaseKind kind)
{
    private const string Planning =
        "set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)";

    /// <summary>The number of the transaction that runs.</summary>
    private readonly string _change =
        kind == DatabaseKind.PostgreSql ? "CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)" : "(SELECT last FROM deduplicator_change)";
    private readonly string _snapshot =
        kind == DatabaseKind.PostgreSql ? "CAST(pg_current_snapshot() AS TEXT)" : "(SELECT last || ':' || last || ':' FROM deduplicator_change)";
    private readonly string _named = kind == DatabaseKind.PostgreSql ? "unnest(@Numbers, @Ids) AS r(number, id)" : TableOf("@Named", "number", "id");
    private readonly string _called =
        kind == DatabaseKind.PostgreSql
            ? "unnest(@TwinNumbers, @TwinSources, @TwinGuids) AS r(number, source, guid)"
            : TableOf("@Twins", "number", "source", "guid");
    private readonly string _numbers = RowsOf(kind, "@Numbers");
    private readonly string _open = RowsOf(kind, "@Open");

    /// <summary>Lists are handed over as arrays; as JSON where there are none.</summary>
    public bool TakesArrays { get; } = kind == DatabaseKind.PostgreSql;

    /// <summary>
    /// What a transaction that writes begins with. In PostgreSQL: every statement here finds its rows by an index, but a planner
    /// that has not seen the tables since they grew would read them whole; and for few rows it would plan anew each time. In
    /// SQLite, which does not number its transactions: the number of this one.
    /// </summary>
    public string Begin { get; } = kind == DatabaseKind.PostgreSql ? $"SELECT {Planning};" : "UPDATE deduplicator_change SET last = last + 1;";

    /// <summary><see cref="Begin"/> has a result.</summary>
    public bool BeginAnswers { get; } = kind == DatabaseKind.PostgreSql;

    /// <summary>As <see cref="Begin"/>, and the locks of a decision, in the order given, which callers keep ascending.</summary>
    public const string BeginAndLock =
        $"SELECT {Planning}, pg_advisory_xact_lock_shared(0), (SELECT COUNT(pg_advisory_xact_lock(k)) FROM unnest(@Keys) AS k);";

    /// <summary>As <see cref="BeginAndLock"/>, while no other decision is made.</summary>
    public const string BeginAndLockAll =
        $"SELECT {Planning}, pg_advisory_xact_lock(0), (SELECT COUNT(pg_advisory_xact_lock(k)) FROM unnest(@Keys) AS k);";

    /// <summary>In the order given, which callers keep ascending, so that two transactions never wait for each other.</summary>
    public const string Lock = "SELECT COUNT(pg_advisory_xact_lock(k)) FROM unnest(@Keys) AS k;";

    /// <summary>False when another transaction holds one of them; never waits, so that no two wait for each other.</summary>
    public const string TryLock = "SELECT COALESCE(bool_and(pg_try_advisory_xact_lock(k)), true) FROM unnest(@Keys) AS k;";

    /// <summary>Which of the articles are known from before; some more than once. (With EXISTS a generic plan would read the tables whole.)</summary>
    public string Known => $"""
        SELECT r.number FROM {_named} JOIN deduplicator_articles a ON a.number = r.number
        UNION ALL SELECT r.number FROM {_named} JOIN deduplicator_rulings l ON l.id = r.id;
        """;

    /// <summary>Of known articles the decisions that stand, what is filed, and what persons have said.</summary>
    public string WhatIsKnown => $"""
        SELECT d.number, d.revision, d.decision FROM {_named} JOIN deduplicator_decisions d ON d.number = r.number;
        SELECT {ArticleRow.Columns} FROM {_named} JOIN deduplicator_articles a ON a.number = r.number WHERE a.cluster IS NOT NULL;
        SELECT l.id, l.other, l.fold, l.who, l.why FROM {_named} JOIN deduplicator_rulings l ON l.id = r.id;
        """;

    /// <summary>For each article the latest other one of its source and GUID.</summary>
    public string Twins => $"""
        SELECT r.number AS twin, {ArticleRow.Columns} FROM {_called} JOIN deduplicator_articles a ON a.number = (
            SELECT t.number FROM deduplicator_articles t
            WHERE t.source = r.source AND t.guid = r.guid AND t.number <> r.number AND t.cluster IS NOT NULL ORDER BY t.fetched DESC LIMIT 1);
        """;

    /// <summary>Which transactions a statement sees that begins now, as <see cref="Snapshot.Parse"/> takes it.</summary>
    public string Now => $"SELECT {_snapshot}";

    /// <summary>All that a snapshot does not have, with the snapshot by which it is found; one row without a number when there is nothing.</summary>
    public string Changes => $"""
        SELECT {_snapshot} AS snapshot, {HeadRow.Columns} FROM (SELECT 1 AS one) AS one
        LEFT JOIN deduplicator_articles a ON a.change >= @From AND (a.change >= @Until OR a.change IN (SELECT r.value FROM {_open}));
        """;

    /// <summary>Articles of the window in the order in which they were fetched, after a given one.</summary>
    public const string Heads = $"""
        SELECT {HeadRow.Columns} FROM deduplicator_articles a
        WHERE a.expired = 0 AND a.fetched >= @Fetched AND (a.fetched > @Fetched OR a.number > @Number) ORDER BY a.fetched, a.number LIMIT @Most
        """;

    /// <summary>In a database restored from a dump transactions are numbered anew: rows of higher numbers are of the time before. Null in SQLite,
    /// which counts on.</summary>
    public string? Settle { get; } = kind == DatabaseKind.PostgreSql
        ? "UPDATE deduplicator_articles SET change = 0 WHERE change >= CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT);"
        : null;

    public string ArticlesByNumber =>
        $"SELECT {ArticleRow.Columns} FROM {_numbers} JOIN deduplicator_articles a ON a.number = r.value WHERE a.cluster IS NOT NULL;";

    public const string Article = $"SELECT {ArticleRow.Columns} FROM deduplicator_articles a WHERE a.number = @Number AND a.cluster IS NOT NULL";

    public const string Copies =
        $"SELECT {ArticleRow.Columns} FROM deduplicator_articles a WHERE a.cluster = @Cluster AND a.id <> @Cluster ORDER BY a.fetched, a.id LIMIT @Most";

    /// <summary>The original and its copies without their texts; what has left the window has no shingles left, and cannot be judged.</summary>
    public const string Members =
        "SELECT a.id, a.outlet, a.credit, a.published, a.fetched, a.shingles FROM deduplicator_articles a WHERE a.cluster = @Cluster AND a.expired < 1 ORDER BY CASE WHEN a.id = @Cluster THEN 0 ELSE 1 END, a.fetched, a.id LIMIT @Most";

    public const string Decision = "SELECT decision FROM deduplicator_decisions WHERE number = @Number AND revision = @Revision";

    /// <summary>Files an article and its decision, over what was filed of it before.</summary>
    public string FileArticle =>
        $"""
            INSERT INTO deduplicator_articles (number, id, revision, title, host, outlet, source, guid, credit, collection, published, fetched, shingles, sketch, text, cluster, relation, expired, change)
            VALUES (@Number, @Id, @Revision, @Title, @Host, @Outlet, @Source, @Guid, @Credit, @Collection, @Published, @Fetched, @Shingles, @Sketch, @Text, @Cluster, @Relation, 0, {_change})
            ON CONFLICT (number) DO UPDATE SET
                id = excluded.id, revision = excluded.revision, title = excluded.title, host = excluded.host, outlet = excluded.outlet, source = excluded.source, guid = excluded.guid,
                credit = excluded.credit, collection = excluded.collection, published = excluded.published, fetched = excluded.fetched, shingles = excluded.shingles,
                sketch = excluded.sketch, text = excluded.text, cluster = excluded.cluster, relation = excluded.relation, expired = 0, change = excluded.change;
            {FileDecision}
            """;

    /// <summary>As <see cref="FileArticle"/>, with a prefix before the name of every parameter.</summary>
    public string FileAs(string prefix) => FileArticle.Replace("@", "@" + prefix, StringComparison.Ordinal);

    public const string FileDecision = """
        INSERT INTO deduplicator_decisions (number, revision, decision, decided_at) VALUES (@Number, @Revision, @Decision, @At)
        ON CONFLICT (number, revision) DO UPDATE SET decision = excluded.decision, decided_at = excluded.decided_at;
        """;

    public string Stand => $"UPDATE deduplicator_articles SET cluster = @Cluster, relation = @Relation, change = {_change} WHERE number = @Number;";

    public const string Rulings = "SELECT id, other, fold, who, why FROM deduplicator_rulings WHERE id = @Id";

    public const string Rule = """
        INSERT INTO deduplicator_rulings (id, other, fold, who, why, ruled_at) VALUES (@Id, @Other, @Fold, @Who, @Why, @At)
        ON CONFLICT (id, other) DO UPDATE SET fold = excluded.fold, who = excluded.who, why = excluded.why, ruled_at = excluded.ruled_at;
        """;

    /// <summary>What an article was folded into before, and whom of the cluster it was kept out from: the latest word stands.</summary>
    public const string ForgetFold = "DELETE FROM deduplicator_rulings WHERE id = @Id AND fold = 1;";

    public const string ForgetSeparation = """
        DELETE FROM deduplicator_rulings WHERE fold = 0 AND (
            (id = @Id AND other IN (SELECT a.id FROM deduplicator_articles a WHERE a.cluster = @Cluster))
            OR (other = @Id AND id IN (SELECT a.id FROM deduplicator_articles a WHERE a.cluster = @Cluster)));
        """;

    public const string Separations = """
        SELECT COUNT(*) FROM deduplicator_rulings r
        WHERE r.fold = 0 AND r.id IN (SELECT a.id FROM deduplicator_articles a WHERE a.cluster = @Cluster)
            AND r.other IN (SELECT a.id FROM deduplicator_articles a WHERE a.cluster = @Other)
        """;

    public const string Owe = """
        INSERT INTO deduplicator_owed (number, revision, id, turn) VALUES (@Number, @Revision, @Id, @Turn)
        ON CONFLICT (number, revision) DO UPDATE SET turn = excluded.turn;
        """;

    public const string Owed = "SELECT id, revision, turn FROM deduplicator_owed ORDER BY number, revision LIMIT @Most";

    public const string Paid = "DELETE FROM deduplicator_owed WHERE number = @Number AND revision = @Revision AND turn = @Turn;";

    /// <summary>Lets go of the texts past the window; an original stays as long as a copy of it is inside.</summary>
    public string Expire => $"""
        UPDATE deduplicator_articles SET expired = 1, text = @Nothing, sketch = @Nothing, shingles = 0, change = {_change} WHERE number IN (
            SELECT a.number FROM deduplicator_articles a
            WHERE a.expired = 0 AND a.fetched < @Before
                AND NOT EXISTS (SELECT 1 FROM deduplicator_articles c WHERE c.cluster = a.id AND c.number <> a.number AND c.fetched >= @Before)
            ORDER BY a.fetched LIMIT @Most);
        """;

    /// <summary>Leaves of an article nothing but an empty row with its number, which tells every memory to let go of it.</summary>
    public string Forget =>
        $"""
            DELETE FROM deduplicator_decisions WHERE number = @Number;
            DELETE FROM deduplicator_owed WHERE number = @Number;
            DELETE FROM deduplicator_rulings WHERE id = @Id OR other = @Id;
            UPDATE deduplicator_articles SET
                id = '', revision = 0, title = '', host = '', outlet = '', source = '', guid = NULL, credit = NULL, collection = 0, published = NULL, fetched = @At,
                shingles = 0, sketch = @Nothing, text = @Nothing, cluster = NULL, relation = 0, expired = 1, change = {_change}
            WHERE number = @Number;
            """;

    /// <summary>Takes away what <see cref="Forget"/> has left.</summary>
    public const string Sweep = "DELETE FROM deduplicator_articles WHERE cluster IS NULL AND id = '' AND fetched < @Before;";

    /// <summary>Everything but what persons have said.</summary>
    public const string Clear = "DELETE FROM deduplicator_decisions; DELETE FROM deduplicator_articles;";

    /// <summary>The value for <c>@Numbers</c> or <c>@Open</c>.</summary>
    public object Rows(IEnumerable<long> numbers) => kind == DatabaseKind.PostgreSql ? numbers.ToArray() : $"[{string.Join(',', numbers)}]";

    /// <summary>SQLite's way to hand over rows of several columns: an array of arrays.</summary>
    private static string TableOf(string parameter, params string[] columns) =>
        $"(SELECT {string.Join(", ", columns.Select((column, at) => $"json_extract(value, '$[{at}]') AS {column}"))} FROM json_each({parameter})) AS r";

    private static string RowsOf(DatabaseKind kind, string parameter) =>
        kind == DatabaseKind.PostgreSql ? $"unnest({parameter}) AS r(value)" : $"json_each({parameter}) AS r";
}
