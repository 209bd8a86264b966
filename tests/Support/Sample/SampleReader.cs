using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;

namespace Ingestion.Tests.Sample;

/// <summary>What a product that runs the sample newsroom holds, in whatever shape it runs: from its database and its portal.</summary>
/// <param name="database">The ledger's.</param>
/// <param name="addresses">Address of each outlet's site by its id.</param>
/// <param name="portal">The portal's address.</param>
public sealed class SampleReader(IDatabase database, IReadOnlyDictionary<string, string> addresses, Uri portal)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(35);

    public SqlLedger Ledger { get; } = new(database, TimeProvider.System);

    /// <summary>
    /// Waits until nothing is in flight and nothing new has come in for longer than the sample's sources rest between two
    /// visits: by then every page with a second revision was visited again.
    /// </summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(LongestWait);
        var (accepted, since) = (0L, Stopwatch.StartNew());
        while (true)
        {
            var sum = await Ledger.SumAsync(patience.Token);
            if (sum.Accepted != accepted || sum.InFlight > 0) (accepted, since) = (sum.Accepted, Stopwatch.StartNew());
            if (accepted > 0 && since.Elapsed > Rest) return;
            await Task.Delay(200, patience.Token);
        }
    }

    /// <returns>What came out, by <c>outlet/path</c>.</returns>
    public async Task<IReadOnlyDictionary<string, ActualArticle>> ArticlesAsync()
    {
        var rows = await RevisionsAsync();
        var names = rows.Where(row => row.Article.Url is not null)
            .GroupBy(row => row.Article.Id)
            .ToDictionary(group => group.Key, group => NameOf(group.First().Article.Url!));
        var articles = rows.GroupBy(row => row.Article.Id)
            .Select(group => (Name: names[group.Key], Actual: ToActual(group.ToList(), names)))
            .ToList();
        var pages = articles
            .GroupBy(article => article.Name)
            .ToDictionary(page => page.Key, page => ToPage([.. page.Select(article => article.Actual)]));
        foreach (var (name, outcome) in await CapturesWithoutArticlesAsync())
            pages.TryAdd(name, new ActualArticle { Outcome = outcome });
        return pages;
    }

    /// <summary>Ids of the articles that the ledger says the index holds.</summary>
    public async Task<IReadOnlySet<string>> IndexedAsync() =>
        (await RevisionsAsync()).GroupBy(row => row.Article.Id).Select(group => group.MaxBy(row => row.Article.Revision)!)
            .Where(row => row.Outcome == "indexed").Select(row => row.Article.Id.Value).ToHashSet();

    public async Task<IReadOnlyList<ActualIncident>> IncidentsAsync()
    {
        using var http = new HttpClient { BaseAddress = portal };
        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/alerts?size=200", UriKind.Relative)));
        return
        [
            .. page
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Where(alert => !alert.TryGetProperty("merged_into", out var into) || into.ValueKind == JsonValueKind.Null)
                .Select(ToIncident),
        ];
    }

    private static ActualIncident ToIncident(JsonElement alert)
    {
        var place = alert.GetProperty("place");
        return new ActualIncident
        {
            Place = Text(place, "name") ?? Text(place, "count") ?? "",
            Admin1 = Text(place, "admin1"),
            Action = alert.GetProperty("action").Deserialize<ControlAction>(ContractJson.Options),
            Status = alert.GetProperty("status").Deserialize<ClaimStatus>(ContractJson.Options),
            Sources = alert.GetProperty("sources").GetInt32(),
            Outlets = [.. alert.GetProperty("outlets").EnumerateArray().Select(outlet => outlet.GetString()!)],
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static ActualArticle ToPage(IReadOnlyList<ActualArticle> articles) =>
        articles is [var only] ? only : new ActualArticle { Outcome = "parts", Parts = articles };

    private static ActualArticle ToActual(IReadOnlyList<Row> revisions, IReadOnlyDictionary<ArticleId, string> names)
    {
        var newest = revisions.MaxBy(row => row.Article.Revision)!;
        return new ActualArticle
        {
            Outcome = newest.Outcome ?? "in_flight",
            Title = newest.Article.Title,
            Outlet = newest.Article.Outlet,
            Text = newest.Article.Text,
            Published = newest.Article.Published,
            Language = newest.Article.Language,
            Analysed = newest.Enrichment?.Analysed ?? false,
            Relation = newest.Decision?.Relation,
            Original = newest.Original is { } original ? names.GetValueOrDefault(new ArticleId(original)) : null,
            Revisions = revisions.Count,
            Events = newest.Enrichment?.Events ?? [],
            NearMisses = newest.Enrichment?.NearMisses ?? [],
            Retractions = newest.Enrichment?.Retractions ?? [],
            Alert = newest.Enrichment?.Alert ?? false,
        };
    }

    /// <summary><c>outlet/path</c>, as expectations name a page.</summary>
    private string NameOf(string url)
    {
        var (outlet, address) = addresses.MaxBy(pair => url.StartsWith(pair.Value, StringComparison.Ordinal) ? pair.Value.Length : -1);
        return outlet + url[address.Length..];
    }

    private Task<IReadOnlyList<Row>> RevisionsAsync() => database.ReadAsync<IReadOnlyList<Row>>(
        async connection =>
        [
            .. (await connection.QueryAsync<(string Article, string? Decision, string? Enrichment, string? Outcome, string? Original)>(
                "SELECT article, decision, enrichment, outcome, original_id FROM revisions")).Select(row => new Row(
                    Read<Article>(row.Article)!, Read<Decision>(row.Decision), Read<Enrichment>(row.Enrichment), row.Outcome, row.Original)),
        ],
        CancellationToken.None);

    private Task<List<(string Name, string Outcome)>> CapturesWithoutArticlesAsync() =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<(string Url, string State)>(
                        "SELECT url, state FROM captures WHERE state IN ('rejected', 'listing') AND url IS NOT NULL"
                    )
                )
                    .Select(row => (NameOf(row.Url), row.State))
                    .ToList(),
            CancellationToken.None
        );

    private static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, ContractJson.Options);

    private sealed record Row(Article Article, Decision? Decision, Enrichment? Enrichment, string? Outcome, string? Original);
}
