using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>Names that are frequent in the news and lacking in the catalogue.</summary>
public sealed class Proposals(IDatabase database)
{
    public const int Most = 100;

    private const int RowsOfName = 50;

    private const string Frequent = """
        SELECT name_key AS Key, COUNT(*) AS Articles, COUNT(DISTINCT outlet) AS Outlets, MIN(published_at) AS First, MAX(published_at) AS Last
        FROM extractor_unknown_names
        GROUP BY name_key
        HAVING COUNT(*) >= @Articles AND COUNT(DISTINCT outlet) >= @Outlets
        ORDER BY COUNT(DISTINCT outlet) DESC, COUNT(*) DESC, name_key
        LIMIT @Most
        """;

    private const string Newest = """
        SELECT name_key AS Key, name AS Name, kind AS Kind, sentence AS Sentence, article_id AS Article
        FROM (SELECT name_key, name, kind, sentence, article_id, published_at, ROW_NUMBER() OVER (PARTITION BY name_key ORDER BY published_at DESC, article_id) AS place
              FROM extractor_unknown_names WHERE name_key IN @Keys) ranked
        WHERE place <= @RowsOfName
        ORDER BY name_key, place
        """;

    /// <summary>The most frequent first, 100 at most.</summary>
    /// <param name="articles">At least so many articles that are no copies, 1 or more.</param>
    /// <param name="outlets">Of at least so many outlets, 1 or more.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<IReadOnlyList<Proposal>> ListAsync(int articles, int outlets, CancellationToken cancel)
    {
        var counts = (
            await database.ReadAsync(
                connection =>
                    connection.QueryAsync<Count>(
                        Frequent,
                        new
                        {
                            Articles = (long)articles,
                            Outlets = (long)outlets,
                            Most = (long)Most,
                        }
                    ),
                cancel
            )
        ).ToList();
        if (counts.Count == 0)
            return [];
        var keys = SqlList.Of(counts.Select(c => c.Key));
        var rows = (
            await database.ReadAsync(connection => connection.QueryAsync<Row>(Newest, new { Keys = keys, RowsOfName = (long)RowsOfName }), cancel)
        ).ToLookup(r => r.Key);
        return [.. counts.Where(c => rows.Contains(c.Key)).Select(c => Proposal(c, [.. rows[c.Key]]))];
    }

    private static Proposal Proposal(Count count, List<Row> newest)
    {
        var (name, kind) = (MostFrequent(newest, r => r.Name), Enum.Parse<EntityType>(MostFrequent(newest, r => r.Kind)));
        return new Proposal(
            name,
            kind,
            count.Articles,
            count.Outlets,
            Instant(count.First),
            Instant(count.Last),
            newest[0].Sentence,
            new ArticleId(newest[0].Article),
            CatalogueLine.Of(name, kind)
        );
    }

    private static string MostFrequent(List<Row> rows, Func<Row, string> value) => rows.GroupBy(value).MaxBy(g => g.Count())!.Key;

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed class Count
    {
        public string Key { get; init; } = "";

        public long Articles { get; init; }

        public long Outlets { get; init; }

        public long First { get; init; }

        public long Last { get; init; }
    }

    private sealed class Row
    {
        public string Key { get; init; } = "";

        public string Name { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Sentence { get; init; } = "";

        public string Article { get; init; } = "";
    }
}
