using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>A subject's group as the transaction sees it.</summary>
internal sealed class SqlGroup : IGroup
{
    private readonly DbTransaction _transaction;
    private readonly Dictionary<ArticleId, FiledArticle?> _known = [];
    private readonly Dictionary<ArticleId, IReadOnlyList<Ruling>> _rulings = [];

    private SqlGroup(DbTransaction transaction) => _transaction = transaction;

    /// <summary>The decision that was made before; the rest is empty then.</summary>
    public Decision? Standing { get; private set; }

    public FiledArticle? Earlier { get; private set; }

    public FiledArticle? GuidTwin { get; private set; }

    public IReadOnlyList<FiledArticle> Neighbours { get; private set; } = [];

    public IReadOnlyList<Stretch> Furniture { get; private set; } = [];

    public IReadOnlyList<Ruling> Rulings { get; private set; } = [];

    /// <summary>Every cluster that the verdict may read or change: they must be held while it is made.</summary>
    public IReadOnlySet<ArticleId> Clusters { get; private set; } = new HashSet<ArticleId>();

    /// <summary>What is filed, around no subject.</summary>
    public static SqlGroup Around(DbTransaction transaction) => new(transaction);

    /// <param name="locks">Advisory locks to take first, ascending; none where the transaction is the only writer.</param>
    public static async Task<SqlGroup> LoadAsync(DbTransaction transaction, Subject subject, Statements statements, DeduplicationOptions options, long[] locks)
    {
        var group = new SqlGroup(transaction);
        var article = subject.Article;
        var parameters = new { Number = ArticleRow.NumberOf(article.Id), Id = article.Id.Value, article.Revision, article.Source, article.Guid, Hashes = statements.Rows(subject.Sketch.Hashes), Keys = locks };
        var sql = statements.Open + (locks.Length > 0 ? Statements.Lock : "") + statements.Surroundings;
        await using var results = await transaction.Connection!.QueryMultipleAsync(sql, parameters, transaction);
        if (statements.Open.Length > 0) await results.ReadAsync();
        if (locks.Length > 0) await results.ReadAsync();
        var decision = await results.ReadSingleOrDefaultAsync<string>();
        group.Earlier = (await results.ReadSingleOrDefaultAsync<ArticleRow>())?.Article();
        group.GuidTwin = (await results.ReadSingleOrDefaultAsync<ArticleRow>())?.Article();
        group.Rulings = [.. (await results.ReadAsync<RulingRow>()).Select(row => row.Ruling())];
        var candidates = group.Tally(await results.ReadAsync<HolderRow>(), subject, options);
        if (decision is not null) group.Standing = DecisionJson.Read(decision);
        else await group.LoadNeighboursAsync(candidates, statements);
        group.Clusters = await group.TouchedClustersAsync(candidates);
        return group;
    }

    public async ValueTask<IReadOnlyList<Ruling>> RulingsOfAsync(ArticleId article)
    {
        if (_rulings.TryGetValue(article, out var known)) return known;
        var rows = await _transaction.Connection!.QueryAsync<RulingRow>(Statements.Rulings, new { Id = article.Value }, _transaction);
        return _rulings[article] = [.. rows.Select(row => row.Ruling())];
    }

    public async ValueTask<bool> AreSeparatedAsync(ArticleId cluster, ArticleId other) =>
        await _transaction.Connection!.ExecuteScalarAsync<long>(Statements.Separations, new { Cluster = cluster.Value, Other = other.Value }, _transaction) > 0;

    public async ValueTask<FiledArticle?> FindAsync(ArticleId id)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        var row = await _transaction.Connection!.QuerySingleOrDefaultAsync<ArticleRow>(Statements.Article, new { Number = ArticleRow.NumberOf(id) }, _transaction);
        return _known[id] = row?.Article();
    }

    public async ValueTask<Decision?> StandingAsync(FiledArticle article)
    {
        var key = new { Number = ArticleRow.NumberOf(article.Id), article.Revision };
        return await _transaction.Connection!.ExecuteScalarAsync<string>(Statements.Decision, key, _transaction) is { } json ? DecisionJson.Read(json) : null;
    }

    public async ValueTask<IReadOnlyList<FiledArticle>> CopiesAsync(ArticleId cluster, int most)
    {
        var rows = await _transaction.Connection!.QueryAsync<ArticleRow>(Statements.Copies, new { Cluster = cluster.Value, Most = most }, _transaction);
        return [.. rows.Select(row => row.Article())];
    }

    public async ValueTask<IReadOnlyList<Member>> MembersAsync(ArticleId cluster, int most)
    {
        var rows = await _transaction.Connection!.QueryAsync<ArticleRow>(Statements.Members, new { Cluster = cluster.Value, Most = most }, _transaction);
        return [.. rows.Select(row => row.Member())];
    }

    private List<Head> Tally(IEnumerable<HolderRow> holders, Subject subject, DeduplicationOptions options)
    {
        var tally = new Tally(subject.Article.Id, subject.Article.Host, subject.Sketch, options);
        var postings = holders.SelectMany(row => Postings(row, subject.Sketch)).ToLookup(posting => posting.Hash, posting => posting.Head);
        foreach (var hash in postings) tally.Add(hash.Key, hash.ToArray());
        Furniture = tally.Furniture();
        return tally.Candidates();
    }

    /// <summary>Under which of the sketch's hashes, by their number, an article is filed.</summary>
    private static IEnumerable<(int Hash, Head Head)> Postings(HolderRow row, Sketch sketch)
    {
        var head = row.Head();
        return Statements.Gathered(row.Hashes).Select(hash => (Array.BinarySearch(sketch.Hashes, unchecked((ulong)hash)), head));
    }

    private async Task LoadNeighboursAsync(List<Head> candidates, Statements statements)
    {
        if (candidates.Count == 0) return;
        var wanted = candidates.Select(head => head.Number).Concat(candidates.Where(head => head.Cluster is not null).Select(head => ArticleRow.NumberOf(head.Cluster!.Value))).Distinct();
        var rows = await _transaction.Connection!.QueryAsync<ArticleRow>(statements.ArticlesByNumber, new { Numbers = statements.Rows(wanted) }, _transaction);
        foreach (var row in rows) _known[new ArticleId(row.Id)] = row.Article();
        Neighbours = [.. candidates.Where(head => _known.ContainsKey(head.Id)).Select(head => _known[head.Id]!)];
    }

    private async ValueTask<HashSet<ArticleId>> TouchedClustersAsync(List<Head> candidates)
    {
        var clusters = candidates.Select(head => head.Cluster ?? head.Id).ToHashSet();
        if (Earlier is { Cluster: { } own }) clusters.Add(own);
        if (GuidTwin is { Cluster: { } twin }) clusters.Add(twin);
        foreach (var ruling in Rulings) clusters.Add((await FindAsync(ruling.Other))?.Cluster ?? ruling.Other);
        return clusters;
    }

    private sealed class HolderRow
    {
        public long Number { get; init; }

        public string Id { get; init; } = "";

        public string Host { get; init; } = "";

        public string Title { get; init; } = "";

        public string? Cluster { get; init; }

        public long Shingles { get; init; }

        public object Hashes { get; init; } = "";

        public Head Head() => new(Number, new ArticleId(Id), Host, Title, Cluster is null ? null : new ArticleId(Cluster), (int)Shingles);
    }

    private sealed class RulingRow
    {
        public string Other { get; init; } = "";

        public long Fold { get; init; }

        public string Who { get; init; } = "";

        public string? Why { get; init; }

        public Ruling Ruling() => new(new ArticleId(Other), Fold == 1, new Word(Who, Why));
    }
}
