using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Correcting;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.Ledger;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Bus;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Correcting;

/// <summary>The service as its own program runs it, on the bus of one process and an empty database.</summary>
internal sealed class RunningExtractor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder;
    private readonly IHost _host;

    private RunningExtractor(TemporaryFolder folder, IHost host) => (_folder, _host) = (folder, host);

    public IServiceProvider Services => _host.Services;

    public Corrections Corrections => Services.GetRequiredService<Corrections>();

    private ILedger Ledger => Services.GetRequiredService<ILedger>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RunningExtractor> StartAsync(bool onPostgreSql)
    {
        var folder = new TemporaryFolder();
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(onPostgreSql
            ? [new("Ledger:Store", "postgresql"), new("Ledger:ConnectionString", await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync())]
            : [new("Ledger:Path", folder["state.db"])]);
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders();
        builder.AddEntityExtractor();
        builder.AddBus();
        var host = builder.Build();
        await host.StartAsync(Cancel);
        return new RunningExtractor(folder, host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Another catalogue file comes into force, as when the newsroom's files are read again.</summary>
    public void UseCatalogue(string content)
    {
        File.WriteAllText(_folder["catalogue.csv"], content);
        Services.GetRequiredService<KnowledgeSource>().Current = Knowledge.Load([], [_folder["catalogue.csv"]]);
    }

    /// <summary>Another gazetteer file comes into force, as when the newsroom's files are read again.</summary>
    public void UseGazetteer(string content)
    {
        File.WriteAllText(_folder["places.csv"], content);
        Services.GetRequiredService<KnowledgeSource>().Current = Knowledge.Load([_folder["places.csv"]], []);
    }

    /// <summary>Enters a text as the article's next revision and waits until it is read.</summary>
    public async Task<Enrichment> ReadAsync(string id, string text, string outlet = "Vesk Radio")
    {
        var article = TestArticles.Article(id, outlet, "Fighting goes on", text);
        var capture = new CaptureId($"{id} {article.TextHash}");
        await Ledger.EnterCaptureAsync(new CaptureEntry(capture, article.Source, article.Url, article.TextHash, article.Fetched), Cancel);
        var accepted = Assert.Single(await Ledger.AcceptAsync(capture, [article with { Capture = capture }], Cancel));
        return await AnnouncedAsync(await Ledger.DecideAsync(RevisionOf(accepted), TestArticles.New(accepted), Cancel));
    }

    /// <summary>Turns the article's newest revision into a copy that adds all of its text, and waits until it is read anew.</summary>
    public async Task<Enrichment> TurnAsync(string id, string into)
    {
        var standing = (await Ledger.FindAsync(TestArticles.Id(id), Cancel))!;
        var original = (await Ledger.FindAsync(TestArticles.Id(into), Cancel))!.Article;
        var decision = TestArticles.CopyOf(original, standing.Article, standing.Article.Text) with { Turn = 1 };
        return await AnnouncedAsync((await Ledger.TurnAsync(standing.Id, decision, Cancel))!);
    }

    private static RevisionId RevisionOf(Article article) => new(article.Id, article.Revision);

    private async Task<Enrichment> AnnouncedAsync(PendingRevision decided)
    {
        await Services.GetRequiredService<Announcer>().AnnounceAsync(decided, Cancel);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await Ledger.FindAsync(decided.Id.Article, patience.Token) is { Enrichment: { } enrichment } found && found.Id == decided.Id)
                return enrichment;
            await Task.Delay(20, patience.Token);
        }
    }
}
