using Ingestion.Contracts.V1;
using Ingestion.Fetcher;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Benchmarks.Fetching;

/// <summary>The Fetcher up to its archive, in a folder of its own: what comes after, extraction and announcing, is left out.</summary>
internal sealed class FetcherParts : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly SqliteDatabase _database;

    private FetcherParts(IHost host, SqliteDatabase database)
    {
        _host = host;
        _database = database;
    }

    public IServiceProvider Services => _host.Services;

    public static async Task<FetcherParts> CreateAsync(TemporaryFolder folder, bool polling, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Fetcher:SourcesFile"] = folder["sources.yaml"], ["Fetcher:ArchiveFolder"] = folder["archive"] }
        );
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole();
        var database = new SqliteDatabase(folder["state.db"]);
        builder.Services.AddSingleton<IDatabase>(database);
        builder.Services.AddSingleton<ICaptureIntake, ArchivingIntake>();
        builder.Services.AddOptions<FetcherOptions>().Bind(builder.Configuration.GetSection(FetcherOptions.Section));
        builder.Services.AddArchive();
        builder.Services.AddSources();
        if (polling) builder.Services.AddPolling();
        var host = builder.Build();
        await Migrator.MigrateAsync(database, host.Services.GetServices<Migration>(), TimeProvider.System, CancellationToken.None);
        return new FetcherParts(host, database);
    }

    public Task StartAsync(CancellationToken cancel) => _host.StartAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        _database.Dispose();
    }

    private sealed class ArchivingIntake(IArchive archive) : ICaptureIntake
    {
        public async Task<IntakeResult> TakeAsync(Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel)
        {
            await archive.AppendAsync(capture, body, cancel);
            return new IntakeResult(IntakeOutcome.Accepted, Array.Empty<RevisionId>(), []);
        }

        public Task RejectAsync(Capture capture, string reason, CancellationToken cancel) => throw new InvalidOperationException(reason);
    }
}
