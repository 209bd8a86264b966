using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.Ledger.Database;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>Notes which articles have which names that the catalogue lacks. A name not met again is forgotten after 90 days.</summary>
public sealed class UnknownNames(IDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int ChunkSize = 1_000;
    private const string Forget = "DELETE FROM extractor_unknown_names WHERE article_id IN @Ids";
    private const string ForgetOld = "DELETE FROM extractor_unknown_names WHERE noted_at < @Before";
    private const string ForgetName = "DELETE FROM extractor_unknown_names WHERE name_key IN @Keys";
    private const string AllNames = "SELECT name_key AS Key, name AS Name FROM extractor_unknown_names GROUP BY name_key, name";

    private const string Note = """
        INSERT INTO extractor_unknown_names (article_id, name_key, name, kind, outlet, sentence, published_at, noted_at)
        VALUES (@Article, @Key, @Name, @Kind, @Outlet, @Sentence, @Published, @Noted)
        """;

    /// <summary>Notes the unknown names of an article in the place of those of its earlier reading; a copy has none of its own.</summary>
    /// <param name="article">Whose names they are; its outlet counts, or the agency that the text is of.</param>
    /// <param name="enrichment">What was read in it.</param>
    /// <param name="isCopy">True for an article that is folded into another.</param>
    /// <param name="cancel">Ends the writing.</param>
    public Task NoteAsync(Article article, Enrichment enrichment, bool isCopy, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var names = isCopy ? [] : UnknownName.Of(article.Text, enrichment.Entities);
        var rows = names.Select(n => new
        {
            Article = article.Id.Value,
            n.Key,
            n.Name,
            Kind = n.Kind.ToString(),
            Outlet = enrichment.Origin ?? article.Outlet,
            n.Sentence,
            Published = (article.Published ?? article.Fetched).ToUnixTimeMilliseconds(),
            Noted = now.ToUnixTimeMilliseconds(),
        }).ToList();
        return database.WriteAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(Forget, new { Ids = SqlList.Of([article.Id.Value]) }, transaction);
                await transaction.Connection!.ExecuteAsync(ForgetOld, new { Before = (now - Kept).ToUnixTimeMilliseconds() }, transaction);
                await transaction.Connection!.ExecuteAsync(Note, rows, transaction);
            },
            cancel);
    }

    /// <summary>Forgets the names that a catalogue knows by now.</summary>
    public async Task ForgetKnownAsync(Catalogue catalogue, CancellationToken cancel)
    {
        var noted = await database.ReadAsync(connection => connection.QueryAsync<Noted>(AllNames), cancel);
        var known = noted.Where(n => catalogue.Named(NameKey.Of(n.Name), n.Name) is not null).Select(n => n.Key).Distinct();
        foreach (var chunk in known.Chunk(ChunkSize))
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(ForgetName, new { Keys = SqlList.Of(chunk) }, transaction),
                cancel
            );
    }

    internal async Task ForgetAsync(IReadOnlyList<ArticleId> articles, CancellationToken cancel)
    {
        foreach (var chunk in articles.Chunk(ChunkSize))
            await database.WriteAsync(
                transaction => transaction.Connection!.ExecuteAsync(Forget, new { Ids = SqlList.Of(chunk.Select(id => id.Value)) }, transaction),
                cancel
            );
    }

    private sealed class Noted
    {
        public string Key { get; init; } = "";

        public string Name { get; init; } = "";
    }
}
