using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>What is filed around the subjects of a batch, as one look-up finds it.</summary>
internal sealed class Surroundings
{
    private readonly Dictionary<(long Number, long Revision), string> _decisions = [];
    private readonly Dictionary<long, FiledArticle> _earlier = [];
    private readonly Dictionary<long, FiledArticle> _twins = [];
    private readonly Dictionary<ulong, List<Head>> _holders = [];
    private readonly IReadOnlyDictionary<ulong, Head[]> _common;
    private ILookup<string, Ruling> _rulings = Array.Empty<RulingRow>().ToLookup(row => row.Id, row => row.Ruling());

    /// <param name="common">Who is filed under shingles that need not be looked up.</param>
    public Surroundings(IReadOnlyDictionary<ulong, Head[]> common) => _common = common;

    /// <param name="results">Of <see cref="Statements.Twins"/>.</param>
    public async Task ReadTwinsAsync(SqlMapper.GridReader results)
    {
        foreach (var row in await results.ReadAsync<TwinRow>()) _twins[row.Twin] = row.Article();
    }

    /// <param name="results">Of <see cref="Statements.Holders"/>.</param>
    public async Task ReadHoldersAsync(SqlMapper.GridReader results)
    {
        foreach (var row in await results.ReadAsync<HolderRow>()) Add(row);
    }

    /// <param name="results">Of <see cref="Statements.WhatIsKnown"/>.</param>
    public async Task ReadKnownAsync(SqlMapper.GridReader results)
    {
        foreach (var row in await results.ReadAsync<DecisionRow>()) _decisions[(row.Number, row.Revision)] = row.Decision;
        foreach (var row in await results.ReadAsync<ArticleRow>()) _earlier[row.Number] = row.Article();
        _rulings = (await results.ReadAsync<RulingRow>()).ToLookup(row => row.Id, row => row.Ruling());
    }

    public Decision? Standing(FiledArticle article) =>
        _decisions.TryGetValue((ArticleRow.NumberOf(article.Id), article.Revision), out var decision) ? DecisionJson.Read(decision) : null;

    public FiledArticle? Earlier(FiledArticle article) => _earlier.GetValueOrDefault(ArticleRow.NumberOf(article.Id));

    public FiledArticle? Twin(FiledArticle article) => _twins.GetValueOrDefault(ArticleRow.NumberOf(article.Id));

    public IReadOnlyList<Ruling> Rulings(FiledArticle article) => [.. _rulings[article.Id.Value]];

    /// <summary>The articles filed under a shingle.</summary>
    public Head[] HoldersOf(ulong hash)
    {
        if (_common.TryGetValue(hash, out var common)) return common;
        return _holders.TryGetValue(hash, out var holders) ? [.. holders] : [];
    }

    private void Add(HolderRow row)
    {
        var head = row.Head();
        foreach (var hash in Statements.Gathered(row.Hashes))
        {
            if (!_holders.TryGetValue(unchecked((ulong)hash), out var holders)) _holders[unchecked((ulong)hash)] = holders = [];
            holders.Add(head);
        }
    }

    private sealed class DecisionRow
    {
        public long Number { get; init; }

        public long Revision { get; init; }

        public string Decision { get; init; } = "";
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
}
