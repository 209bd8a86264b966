using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>What is filed around the subjects of a batch, as one look-up finds it.</summary>
internal sealed class Surroundings
{
    private readonly Dictionary<(long Number, long Revision), string> _decisions = [];
    private readonly Dictionary<long, FiledArticle> _earlier = [];
    private readonly Dictionary<long, FiledArticle> _twins = [];
    private ILookup<string, Ruling> _rulings = Array.Empty<RulingRow>().ToLookup(row => row.Id, row => row.Ruling());

    /// <param name="results">Of <see cref="Statements.Twins"/>.</param>
    public async Task ReadTwinsAsync(SqlMapper.GridReader results)
    {
        foreach (var row in await results.ReadAsync<TwinRow>()) _twins[row.Twin] = row.Article();
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

    private sealed class DecisionRow
    {
        public long Number { get; init; }

        public long Revision { get; init; }

        public string Decision { get; init; } = "";
    }
}
