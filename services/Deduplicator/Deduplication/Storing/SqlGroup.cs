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

    /// <summary>The decision that was made before; the rest is not looked at then.</summary>
    public Decision? Standing { get; init; }

    public FiledArticle? Earlier { get; private set; }

    public FiledArticle? GuidTwin { get; private set; }

    public IReadOnlyList<Ruling> Rulings { get; init; } = [];

    public IReadOnlyList<Stretch> Furniture { get; init; } = [];

    /// <summary>The articles that are likest by the sample, as they were found.</summary>
    public IReadOnlyList<Head> Candidates { get; init; } = [];

    public IReadOnlyList<FiledArticle> Neighbours { get; private set; } = [];

    /// <summary>What is filed, around no subject.</summary>
    public static SqlGroup Around(DbTransaction transaction) => new(transaction);

    public static SqlGroup Around(DbTransaction transaction, Subject subject, Surroundings around, Tally tally) => new(transaction)
    {
        Standing = around.Standing(subject.Article),
        Earlier = around.Earlier(subject.Article),
        GuidTwin = around.Twin(subject.Article),
        Rulings = around.Rulings(subject.Article),
        Furniture = tally.Furniture(),
        Candidates = tally.Candidates(),
    };

    /// <summary>Takes in as they stand now: the candidates and the originals of their clusters, and what else was found before its cluster was
    /// held.</summary>
    public void Know(IReadOnlyDictionary<long, FiledArticle> articles)
    {
        _known.Clear();
        Earlier = Now(Earlier, articles);
        GuidTwin = Now(GuidTwin, articles);
        foreach (var number in Numbers())
        {
            if (articles.TryGetValue(number, out var article)) _known[article.Id] = article;
        }

        Neighbours = [.. Candidates.Where(head => articles.ContainsKey(head.Number)).Select(head => articles[head.Number])];
    }

    /// <summary>The numbers of what <see cref="Know"/> wants.</summary>
    public IEnumerable<long> Numbers() =>
        Candidates.Select(head => head.Number)
            .Concat(Candidates.Where(head => head.Cluster is not null).Select(head => ArticleRow.NumberOf(head.Cluster!.Value)))
            .Concat(new[] { Earlier, GuidTwin }.OfType<FiledArticle>().Select(article => ArticleRow.NumberOf(article.Id)))
            .Concat(Rulings.Select(ruling => ArticleRow.NumberOf(ruling.Other)));

    private static FiledArticle? Now(FiledArticle? article, IReadOnlyDictionary<long, FiledArticle> articles) =>
        article is null ? null : articles.GetValueOrDefault(ArticleRow.NumberOf(article.Id));

    /// <summary>Every cluster that the verdict may read or change: they must be held while it is made.</summary>
    public async ValueTask<IReadOnlySet<ArticleId>> ClustersAsync()
    {
        var clusters = Candidates.Select(head => _known.GetValueOrDefault(head.Id)?.Cluster ?? head.Cluster ?? head.Id).ToHashSet();
        if (Earlier is { Cluster: { } own }) clusters.Add(own);
        if (GuidTwin is { Cluster: { } twin }) clusters.Add(twin);
        foreach (var ruling in Rulings) clusters.Add((await FindAsync(ruling.Other))?.Cluster ?? ruling.Other);
        return clusters;
    }

    public async ValueTask<IReadOnlyList<Ruling>> RulingsOfAsync(ArticleId article)
    {
        if (_rulings.TryGetValue(article, out var known)) return known;
        var rows = await _transaction.Connection!.QueryAsync<RulingRow>(Statements.Rulings, new { Id = article.Value }, _transaction);
        return _rulings[article] = [.. rows.Select(row => row.Ruling())];
    }

    public async ValueTask<bool> AreSeparatedAsync(ArticleId cluster, ArticleId other) =>
        await _transaction.Connection!.ExecuteScalarAsync<long>(
            Statements.Separations,
            new { Cluster = cluster.Value, Other = other.Value },
            _transaction
        ) > 0;

    public async ValueTask<FiledArticle?> FindAsync(ArticleId id)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        var row = await _transaction.Connection!.QuerySingleOrDefaultAsync<ArticleRow>(
            Statements.Article,
            new { Number = ArticleRow.NumberOf(id) },
            _transaction
        );
        return _known[id] = row?.Article();
    }

    public async ValueTask<Decision?> StandingAsync(FiledArticle article)
    {
        var key = new { Number = ArticleRow.NumberOf(article.Id), article.Revision };
        return await _transaction.Connection!.ExecuteScalarAsync<string>(Statements.Decision, key, _transaction) is { } json
            ? DecisionJson.Read(json)
            : null;
    }

    public async ValueTask<IReadOnlyList<FiledArticle>> CopiesAsync(ArticleId cluster, int most)
    {
        var rows = await _transaction.Connection!.QueryAsync<ArticleRow>(
            Statements.Copies,
            new { Cluster = cluster.Value, Most = most },
            _transaction
        );
        return [.. rows.Select(row => row.Article())];
    }

    public async ValueTask<IReadOnlyList<Member>> MembersAsync(ArticleId cluster, int most)
    {
        var rows = await _transaction.Connection!.QueryAsync<ArticleRow>(
            Statements.Members,
            new { Cluster = cluster.Value, Most = most },
            _transaction
        );
        return [.. rows.Select(row => row.Member())];
    }
}
