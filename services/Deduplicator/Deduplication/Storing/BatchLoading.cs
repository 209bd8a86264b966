using System.Data.Common;
using System.Text.Json;
using Dapper;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Looks up what is filed around the articles of a batch, and holds it where other transactions could change it.</summary>
/// <param name="locks">Other transactions write meanwhile.</param>
internal sealed class BatchLoading(Statements statements, DeduplicationOptions options, CommonShingles common, bool locks)
{
    /// <returns>A group for each; null when a cluster turned up that another transaction holds. <paramref name="held"/> then has it for the next try.</returns>
    public async Task<IReadOnlyList<SqlGroup>?> LoadAsync(DbTransaction transaction, IReadOnlyList<PendingDecision> batch, SortedSet<long> held)
    {
        var around = await LookAsync(transaction, batch, held);
        var groups = batch.Select(pending => GroupOf(transaction, pending.Subject, around)).ToList();
        for (var isKnown = false; ; isKnown = true)
        {
            var missing = await MissingAsync(groups, held);
            if (isKnown && missing.Length == 0) return groups;
            if (!await HoldAsync(transaction, groups, missing)) return null;
        }
    }

    private async Task<Surroundings> LookAsync(DbTransaction transaction, IReadOnlyList<PendingDecision> batch, SortedSet<long> held)
    {
        var hashes = batch.SelectMany(pending => pending.Subject.Sketch.Hashes).ToHashSet();
        var among = common.Among(hashes);
        hashes.ExceptWith(among.Keys);
        var (articles, around) = (batch.Select(pending => pending.Subject.Article).ToList(), new Surroundings(among));
        var called = articles.FindAll(article => article.Guid is not null);
        var parameters = new DynamicParameters();
        parameters.Add("Hashes", statements.Rows(hashes));
        AddNames(parameters, articles);
        if (called.Count > 0) AddTwins(parameters, called);
        if (locks) parameters.Add("Keys", batch.Where(pending => !pending.Claim.IsOfAll).SelectMany(pending => pending.Claim.Keys).Concat(held).Distinct().Order().ToArray());
        var sql = Opening(batch) + (called.Count > 0 ? statements.Twins : "") + statements.Holders + statements.Known;
        await using var results = await transaction.Connection!.QueryMultipleAsync(sql, parameters, transaction);
        if (locks || statements.Open.Length > 0) await results.ReadAsync();
        if (called.Count > 0) await around.ReadTwinsAsync(results);
        await around.ReadHoldersAsync(results);
        var known = (await results.ReadAsync<long>()).ToHashSet();
        if (known.Count > 0) await KnowAsync(transaction, around, articles.FindAll(article => known.Contains(ArticleRow.NumberOf(article.Id))));
        foreach (var hash in hashes) common.Learn(hash, around.HoldersOf(hash));
        return around;
    }

    private string Opening(IReadOnlyList<PendingDecision> batch) =>
        !locks ? statements.Open : batch.Any(pending => pending.Claim.IsOfAll) ? Statements.OpenAndLockAll : Statements.OpenAndLock;

    private async Task KnowAsync(DbTransaction transaction, Surroundings around, List<FiledArticle> articles)
    {
        var parameters = new DynamicParameters();
        AddNames(parameters, articles);
        await using var results = await transaction.Connection!.QueryMultipleAsync(statements.WhatIsKnown, parameters, transaction);
        await around.ReadKnownAsync(results);
    }

    private void AddNames(DynamicParameters parameters, List<FiledArticle> articles)
    {
        if (statements.TakesArrays)
        {
            parameters.Add("Numbers", articles.Select(article => ArticleRow.NumberOf(article.Id)).ToArray());
            parameters.Add("Ids", articles.Select(article => article.Id.Value).ToArray());
        }
        else
        {
            parameters.Add("Named", JsonSerializer.Serialize(articles.Select(article => new object[] { ArticleRow.NumberOf(article.Id), article.Id.Value })));
        }
    }

    private void AddTwins(DynamicParameters parameters, List<FiledArticle> called)
    {
        if (statements.TakesArrays)
        {
            parameters.Add("TwinNumbers", called.Select(article => ArticleRow.NumberOf(article.Id)).ToArray());
            parameters.Add("TwinSources", called.Select(article => article.Source).ToArray());
            parameters.Add("TwinGuids", called.Select(article => article.Guid!).ToArray());
        }
        else
        {
            parameters.Add("Twins", JsonSerializer.Serialize(called.Select(article => new object[] { ArticleRow.NumberOf(article.Id), article.Source, article.Guid! })));
        }
    }

    private SqlGroup GroupOf(DbTransaction transaction, Subject subject, Surroundings around)
    {
        var tally = new Tally(subject.Article.Id, subject.Article.Host, subject.Sketch, options);
        var fileable = new List<ulong>();
        for (var at = 0; at < subject.Sketch.Hashes.Length; at++)
        {
            var hash = subject.Sketch.Hashes[at];
            var holders = around.HoldersOf(hash);
            if (holders.Length < Tally.MostHolders) fileable.Add(hash);
            if (holders.Length > 0) tally.Add(at, holders);
        }

        return SqlGroup.Around(transaction, subject, around, tally, fileable);
    }

    /// <summary>The clusters of the groups that are not held yet; <paramref name="held"/> has them then.</summary>
    private static async Task<long[]> MissingAsync(List<SqlGroup> groups, SortedSet<long> held)
    {
        var missing = new List<long>();
        foreach (var group in groups.Where(group => group.Standing is null)) missing.AddRange((await group.ClustersAsync()).Select(ArticleRow.NumberOf).Where(held.Add));
        return [.. missing];
    }

    /// <summary>Holds the clusters, then reads the candidates again, which may have gone to others until they were held.</summary>
    private async Task<bool> HoldAsync(DbTransaction transaction, List<SqlGroup> groups, long[] clusters)
    {
        var numbers = groups.SelectMany(group => group.Numbers()).Distinct().ToList();
        if (numbers.Count + clusters.Length == 0) return true;
        var sql = (locks ? Statements.TryLock : "") + statements.ArticlesByNumber;
        await using var results = await transaction.Connection!.QueryMultipleAsync(sql, new { Keys = clusters, Numbers = statements.Rows(numbers) }, transaction);
        if (locks && !await results.ReadSingleAsync<bool>()) return false;
        var articles = (await results.ReadAsync<ArticleRow>()).ToDictionary(row => row.Number, row => row.Article());
        foreach (var group in groups) group.Know(articles);
        return true;
    }
}
