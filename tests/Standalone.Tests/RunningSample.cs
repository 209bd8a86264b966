using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Standalone.Hosting;
using Ingestion.Standalone.SampleNewsroom;
using Ingestion.Tests;
using Ingestion.Tests.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Standalone.Tests;

/// <summary>The product as a stranger starts it, with the sample newsroom, and what it holds once it has come to rest.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(35);
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _data;
    private readonly Newsroom _newsroom;

    private RunningSample(TemporaryFolder folder, DataFolder data, Newsroom newsroom)
    {
        _folder = folder;
        _data = data;
        _newsroom = newsroom;
    }

    public SampleNewsroomServer Server => _newsroom.Sample!.Server;

    /// <summary>The portal's address.</summary>
    public Uri Address => new(_newsroom.Address);

    public T Get<T>()
        where T : notnull => _newsroom.Services.GetRequiredService<T>();

    public static async Task<RunningSample> StartAsync()
    {
        var folder = new TemporaryFolder();
        var data = DataFolder.TryHold(folder["data"])!;
        return new RunningSample(folder, data, await Newsroom.StartAsync(data, "http://127.0.0.1:0", withSample: true, [], CancellationToken.None));
    }

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
            var sum = await Get<ILedger>().SumAsync(patience.Token);
            if (sum.Accepted != accepted || sum.InFlight > 0) (accepted, since) = (sum.Accepted, Stopwatch.StartNew());
            if (accepted > 0 && since.Elapsed > Rest) return;
            await Task.Delay(200, patience.Token);
        }
    }

    public async Task<IReadOnlyDictionary<string, ActualArticle>> ArticlesAsync()
    {
        var rows = await RevisionsAsync();
        var names = rows.Where(row => row.Article.Url is not null).GroupBy(row => row.Article.Id).ToDictionary(group => group.Key, group => NameOf(group.First().Article.Url!));
        var articles = rows.GroupBy(row => row.Article.Id).Select(group => (Name: names[group.Key], Actual: ToActual(group.ToList(), names))).ToList();
        var pages = articles.GroupBy(article => article.Name).ToDictionary(page => page.Key, page => ToPage([.. page.Select(article => article.Actual)]));
        foreach (var (name, outcome) in await CapturesWithoutArticlesAsync()) pages.TryAdd(name, new ActualArticle { Outcome = outcome });
        return pages;
    }

    public async Task<IReadOnlyList<ActualIncident>> IncidentsAsync()
    {
        var page = await Get<AlertStore>().ListAsync(new AlertQuery { Limit = AlertQuery.MaxLimit }, CancellationToken.None);
        return
        [
            .. page.Items.Where(alert => alert.MergedInto is null).Select(alert => new ActualIncident
            {
                Place = alert.Place.Name ?? $"{alert.Place.Count}",
                Admin1 = alert.Place.Admin1,
                Action = alert.Action,
                Status = alert.Status,
                Sources = alert.Sources,
                Outlets = alert.Outlets,
            }),
        ];
    }

    /// <summary>How many states of incidents were ever raised.</summary>
    public Task<long> AlertVersionsAsync() => Get<IDatabase>().ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM alerter_versions"), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _newsroom.DisposeAsync();
        _data.Dispose();
        _folder.Dispose();
    }

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
        var (outlet, address) = Server.Addresses.MaxBy(pair => url.StartsWith(pair.Value, StringComparison.Ordinal) ? pair.Value.Length : -1);
        return outlet + url[address.Length..];
    }

    private Task<IReadOnlyList<Row>> RevisionsAsync() => Get<IDatabase>().ReadAsync<IReadOnlyList<Row>>(
        async connection =>
        [
            .. (await connection.QueryAsync<(string Article, string? Decision, string? Enrichment, string? Outcome, string? Original)>(
                "SELECT article, decision, enrichment, outcome, original_id FROM revisions")).Select(row => new Row(
                    Read<Article>(row.Article)!, Read<Decision>(row.Decision), Read<Enrichment>(row.Enrichment), row.Outcome, row.Original)),
        ],
        CancellationToken.None);

    private Task<List<(string Name, string Outcome)>> CapturesWithoutArticlesAsync() => Get<IDatabase>().ReadAsync(
        async connection => (await connection.QueryAsync<(string Url, string State)>("SELECT url, state FROM captures WHERE state IN ('rejected', 'listing') AND url IS NOT NULL"))
            .Select(row => (NameOf(row.Url), row.State)).ToList(),
        CancellationToken.None);

    private static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, ContractJson.Options);

    private sealed record Row(Article Article, Decision? Decision, Enrichment? Enrichment, string? Outcome, string? Original);
}
