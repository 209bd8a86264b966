using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ingestion.Fetcher.Tests.Support;

/// <summary>The Fetcher's services on a database and an archive of their own, with an intake that records.</summary>
public sealed class FetcherHost : IAsyncDisposable
{
    private readonly TemporaryFolder? _ownFolder;
    private readonly SqliteDatabase _database;

    private FetcherHost(IHost host, SqliteDatabase database, TemporaryFolder folder, bool ownsFolder)
    {
        Host = host;
        Folder = folder;
        _database = database;
        _ownFolder = ownsFolder ? folder : null;
    }

    public IHost Host { get; }

    public TemporaryFolder Folder { get; }

    public RecordingIntake Intake => (RecordingIntake)Host.Services.GetRequiredService<ICaptureIntake>();

    public string SourcesFile => Folder["sources.yaml"];

    public static async Task<FetcherHost> CreateAsync(
        TemporaryFolder? folder = null,
        TimeProvider? clock = null,
        bool polling = true,
        Func<IDatabase, IDatabase>? wrap = null,
        params (string Key, string Value)[] settings
    )
    {
        var ownsFolder = folder is null;
        folder ??= new TemporaryFolder();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fetcher:SourcesFile"] = folder["sources.yaml"],
            ["Fetcher:ArchiveFolder"] = folder["archive"],
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        var database = new SqliteDatabase(folder["state.db"]);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        var used = wrap?.Invoke(database) ?? database;
        builder.Services.AddSingleton(used);
        builder.Services.AddSingleton<ICaptureIntake>(s => new RecordingIntake(s.GetRequiredService<IArchive>()));
        builder.Services.AddOptions<FetcherOptions>().Bind(builder.Configuration.GetSection(FetcherOptions.Section)).ValidateOnStart();
        builder.Services.AddArchive();
        builder.Services.AddSources();
        if (polling) builder.Services.AddPolling();
        var host = builder.Build();
        await Migrator.MigrateAsync(used, host.Services.GetServices<Migration>(), TimeProvider.System, CancellationToken.None);
        return new FetcherHost(host, database, folder, ownsFolder);
    }

    public void Define(string yaml) => File.WriteAllText(SourcesFile, yaml);

    /// <summary>Waits until <paramref name="condition"/> holds; false when it does not in time.</summary>
    public static async Task<bool> EventuallyAsync(Func<bool> condition, int seconds = 20)
    {
        for (var end = DateTime.UtcNow.AddSeconds(seconds); DateTime.UtcNow < end; await Task.Delay(50))
        {
            if (condition()) return true;
        }

        return condition();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        if (Host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        _database.Dispose();
        _ownFolder?.Dispose();
    }
}
