using System.Data.Common;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.Alerter.Incidents;

/// <summary>The statements over which article carries whose text, inside one transaction.</summary>
internal sealed class CopyTables(DbTransaction transaction)
{
    private const string Columns =
        "SELECT article AS Article, revision AS Revision, original AS Original, outlet AS Outlet, said_at AS SaidAt FROM alerter_copies";

    private DbConnection Connection => transaction.Connection!;

    /// <summary>Remembers what the message says about copies.</summary>
    /// <returns>The articles whose incidents may change by it.</returns>
    public async Task<IReadOnlyList<ArticleId>> LinkAsync(ArticleEnriched message)
    {
        var article = message.Article;
        var before = await Connection.QueryAsync<CopyRow>(
            $"{Columns} WHERE article = @Id AND revision <= @Revision",
            new { Id = article.Id.Value, Revision = (long)article.Revision },
            transaction
        );
        if (message.Original is { } original)
            await WriteAsync(article.Id, article.Revision, original, article.Outlet, ReportReader.SaidAt(article));
        else
            await ForgetAsync(article, message.Decision.Turn);
        foreach (var copy in message.Decision.TakesOver)
            await TakeOverAsync(copy, article);
        IEnumerable<ArticleId?> touched =
        [
            article.Id,
            message.Original,
            .. before.Select(r => (ArticleId?)new ArticleId(r.Original)),
            .. message.Decision.TakesOver,
        ];
        return [.. touched.OfType<ArticleId>().Distinct()];
    }

    /// <summary>Every link between these articles and others, however long the chain.</summary>
    public async Task<CopyLinks> AroundAsync(IEnumerable<ArticleId> articles)
    {
        var known = articles.Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            var rows = (
                await Connection.QueryAsync<CopyRow>(
                    $"{Columns} WHERE article IN @known OR original IN @known",
                    new { known = SqlList.Of(known) },
                    transaction
                )
            ).AsList();
            var before = known.Count;
            foreach (var row in rows) known.UnionWith([row.Article, row.Original]);
            if (known.Count == before) return new([.. rows.Select(r => r.ToLink())]);
        }
    }

    private Task WriteAsync(ArticleId article, int revision, ArticleId original, string? outlet, DateTimeOffset said) =>
        Connection.ExecuteAsync(
            """
            INSERT INTO alerter_copies (article, revision, original, outlet, said_at) VALUES (@Article, @Revision, @Original, @Outlet, @SaidAt)
            ON CONFLICT (article) DO UPDATE SET revision = excluded.revision, original = excluded.original,
              outlet = COALESCE(excluded.outlet, alerter_copies.outlet), said_at = excluded.said_at
            WHERE excluded.revision >= alerter_copies.revision
            """,
            new CopyRow
            {
                Article = article.Value,
                Revision = revision,
                Original = original.Value,
                Outlet = outlet,
                SaidAt = said.ToUnixTimeMilliseconds(),
            },
            transaction
        );

    /// <summary>Until the copy's own new reading says whose copy it is: that one may know of a later original, or of none.</summary>
    private async Task TakeOverAsync(ArticleId copy, Article original)
    {
        var turns = await Connection.ExecuteScalarAsync<long>(
            "SELECT COALESCE(MAX(turn), 0) FROM alerter_takes WHERE article = @Id",
            new { Id = copy.Value },
            transaction
        );
        if (turns == 0)
            await WriteAsync(copy, 0, original.Id, null, ReportReader.SaidAt(original));
    }

    /// <summary>A revision with a text of its own is no copy any more, nor is one whose decision has turned so.</summary>
    private Task ForgetAsync(Article article, int turn) => Connection.ExecuteAsync(
        "DELETE FROM alerter_copies WHERE article = @Id AND ((revision > 0 AND revision < @Revision) OR (@turn > 0 AND revision <= @Revision))",
        new { Id = article.Id.Value, Revision = (long)article.Revision, turn = (long)turn },
        transaction);

    private sealed class CopyRow
    {
        public string Article { get; init; } = "";

        public long Revision { get; init; }

        public string Original { get; init; } = "";

        public string? Outlet { get; init; }

        public long SaidAt { get; init; }

        public CopyLink ToLink() => new(new(Article), new(Original), Outlet, DateTimeOffset.FromUnixTimeMilliseconds(SaidAt));
    }
}
