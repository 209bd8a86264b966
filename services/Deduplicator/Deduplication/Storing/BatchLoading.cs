using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Looks up what is filed around the articles of a batch, and holds it where other transactions could change it.</summary>
/// <param name="locks">Other transactions write meanwhile.</param>
internal sealed class BatchLoading(Statements statements, Mirror mirror, bool locks)
{
    /// <returns>
    /// A group for each; null when a cluster turned up that another transaction holds (<paramref name="held"/> then has it for the next try),
    /// or the memory held what is filed no more, which may have stood in the place of what is.
    /// </returns>
    public async Task<IReadOnlyList<SqlGroup>?> LoadAsync(DbTransaction transaction, IReadOnlyList<PendingDecision> batch, SortedSet<long> held)
    {
        var around = await LookAsync(transaction, batch, held);
        var groups = batch.Select(pending => SqlGroup.Around(transaction, pending.Subject, around, mirror.Look(pending.Subject))).ToList();
        for (var isKnown = false; ; isKnown = true)
        {
            var missing = await MissingAsync(groups, held);
            if (isKnown && missing.Length == 0) return groups;
            if (!await HoldAsync(transaction, groups, missing)) return null;
        }
    }

    private async Task<Surroundings> LookAsync(DbTransaction transaction, IReadOnlyList<PendingDecision> batch, SortedSet<long> held)
    {
        var (articles, around) = (batch.Select(pending => pending.Subject.Article).ToList(), new Surroundings());
        var called = articles.FindAll(article => article.Guid is not null);
        var parameters = new DynamicParameters();
        AddNames(parameters, articles);
        AddSeen(parameters);
        if (called.Count > 0)
            AddTwins(parameters, called);
        if (locks)
            parameters.Add(
                "Keys",
                batch.Where(pending => !pending.Claim.IsOfAll).SelectMany(pending => pending.Claim.Keys).Concat(held).Distinct().Order().ToArray()
            );
        var sql = Opening(batch) + (called.Count > 0 ? statements.Twins : "") + statements.Known + statements.Changes;
        await using var results = await transaction.Connection!.QueryMultipleAsync(sql, parameters, transaction);
        if (locks || statements.BeginAnswers) await results.ReadAsync();
        if (called.Count > 0) await around.ReadTwinsAsync(results);
        var known = (await results.ReadAsync<long>()).ToHashSet();
        CatchUp((await results.ReadAsync<HeadRow>()).AsList());
        if (known.Count > 0) await KnowAsync(transaction, around, articles.FindAll(article => known.Contains(ArticleRow.NumberOf(article.Id))));
        return around;
    }

    private void AddSeen(DynamicParameters parameters)
    {
        var seen = mirror.Seen;
        parameters.Add("From", seen.From);
        parameters.Add("Until", seen.Until);
        parameters.Add("Open", statements.Rows(seen.Open));
    }

    private void CatchUp(List<HeadRow> rows) => mirror.CatchUp(rows.Where(row => row.Number is not null), Snapshot.Parse(rows[0].Snapshot));

    private string Opening(IReadOnlyList<PendingDecision> batch) =>
        !locks ? statements.Begin : batch.Any(pending => pending.Claim.IsOfAll) ? Statements.BeginAndLockAll : Statements.BeginAndLock;

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
            parameters.Add(
                "Named",
                JsonSerializer.Serialize(articles.Select(article => new object[] { ArticleRow.NumberOf(article.Id), article.Id.Value }))
            );
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
            parameters.Add(
                "Twins",
                JsonSerializer.Serialize(called.Select(article => new object[] { ArticleRow.NumberOf(article.Id), article.Source, article.Guid! }))
            );
        }
    }

    /// <summary>The clusters of the groups that are not held yet; <paramref name="held"/> has them then.</summary>
    private static async Task<long[]> MissingAsync(List<SqlGroup> groups, SortedSet<long> held)
    {
        var missing = new List<long>();
        foreach (var group in groups.Where(group => group.Standing is null))
            missing.AddRange((await group.ClustersAsync()).Select(ArticleRow.NumberOf).Where(held.Add));
        return [.. missing];
    }

    /// <summary>Holds the clusters, then reads the candidates again, which may have gone to others until they were held. False as <see
    /// cref="LoadAsync"/> says.</summary>
    private async Task<bool> HoldAsync(DbTransaction transaction, List<SqlGroup> groups, long[] clusters)
    {
        var numbers = groups.SelectMany(group => group.Numbers()).Distinct().ToList();
        if (numbers.Count + clusters.Length == 0) return true;
        var sql = (locks ? Statements.TryLock : "") + statements.ArticlesByNumber;
        await using var results = await transaction.Connection!.QueryMultipleAsync(
            sql,
            new { Keys = clusters, Numbers = statements.Rows(numbers) },
            transaction
        );
        if (locks && !await results.ReadSingleAsync<bool>())
            return false;
        var articles = (await results.ReadAsync<ArticleRow>()).ToDictionary(row => row.Number, row => row.Article());
        foreach (var group in groups) group.Know(articles);
        var gone = groups.SelectMany(group => group.Candidates).Select(head => head.Number).Where(number => !articles.ContainsKey(number)).ToList();
        mirror.Forget(gone);
        return gone.Count == 0;
    }
}
