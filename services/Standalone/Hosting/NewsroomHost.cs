using Ingestion.Alerter;
using Ingestion.Deduplicator;
using Ingestion.EntityExtractor;
using Ingestion.Fetcher;
using Ingestion.Fetcher.Api;
using Ingestion.Fetcher.Captures;
using Ingestion.Indexer;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Ingestion.Pipeline.Bus;
using Ingestion.Pipeline.Starting;
using Ingestion.Portal;
using Ingestion.Standalone.Control;
using Microsoft.Extensions.Options;

namespace Ingestion.Standalone.Hosting;

/// <summary>Every service in one process: an in-memory bus, one SQLite file for state and index.</summary>
internal static class NewsroomHost
{
    /// <param name="settings">What differs from run to run.</param>
    /// <param name="more">Registrations of a test, made last.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    /// <exception cref="DatabaseUnavailableException">The system's SQLite is missing, or the file cannot be opened.</exception>
    public static WebApplication Build(NewsroomSettings settings, Action<IHostApplicationBuilder>? more = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(DefaultsOf(settings));
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine([.. settings.Arguments]);
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        ConfigureLogging(builder, settings.Quiet);
        builder.AddServiceDefaults();
        if (settings.Poll) builder.AddFetcher();
        else builder.AddFetching();
        builder.AddCaptures();
        builder.AddDeduplicator();
        builder.AddEntityExtractor();
        builder.AddIndexer();
        builder.AddAlerter();
        builder.AddPortal();
        more?.Invoke(builder);
        builder.AddBus();
        builder.AddControl(settings.Data);
        var app = builder.Build();
        UnknownSettings.Warn(builder.Services, app.Configuration, app.Logger);
        EnsureReady(app.Services);
        app.MapServiceDefaults();
        app.MapWithPortalKey(app.Services.GetRequiredService<ControlToken>().Opens).MapSources();
        app.MapPortal();
        app.MapControl();
        return app;
    }

    /// <summary>Asks now what the host would ask while it starts: its own answer would be a page of stack trace beside the sentence.</summary>
    private static void EnsureReady(IServiceProvider services)
    {
        services.GetService<IStartupValidator>()?.Validate();
        services.GetRequiredService<IDatabase>();
    }

    private static Dictionary<string, string?> DefaultsOf(NewsroomSettings settings)
    {
        var defaults = ShapeOf(settings);
        if (settings.Sample is not { } sample) return defaults;
        defaults["Fetcher:MoreSourcesFiles:0"] = sample.SourcesFile;
        defaults["EntityExtractor:Gazetteers:0"] = Sample.Gazetteer;
        defaults["EntityExtractor:Catalogues:0"] = Sample.Catalogue;
        return defaults;
    }

    private static Dictionary<string, string?> ShapeOf(NewsroomSettings settings) => new()
    {
        ["Bus:Transport"] = "memory",
        ["Ledger:Store"] = "sqlite",
        ["Ledger:Path"] = settings.Data.Database,
        ["Index:Engine"] = "embedded",
        ["Fetcher:ArchiveFolder"] = settings.Data.Archive,
        ["Fetcher:SourcesFile"] = settings.Data.Sources,
    };

    private static void ConfigureLogging(WebApplicationBuilder builder, bool quiet)
    {
        // Standard output belongs to what a verb prints.
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        builder.Logging.SetMinimumLevel(quiet ? LogLevel.Error : LogLevel.Warning);
        if (!quiet) builder.Logging.AddFilter("Ingestion", LogLevel.Information);
    }
}
