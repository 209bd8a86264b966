using Dapper;
using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher;
using Ingestion.Fetcher.Archive;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;
using Ingestion.Search;
using Ingestion.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using System.Text.Json;
using Xunit;

namespace Ingestion.Portal.Tests;

/// <summary>The portal on a free port of this machine, over a database of its own.</summary>
public class PortalHost : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    public PortalHost()
    {
        var builder = WebApplication.CreateBuilder();
        File.WriteAllText(_folder["varland.csv"], "id,name,kind,admin1,admin2,country,lat,lon,aliases\nvr,Varland,country,,,VR,36.6,70.2,\n");
        builder.Configuration.AddInMemoryCollection([new("Ledger:Path", _folder["portal.db"]), new("EntityExtractor:Gazetteers:0", _folder["varland.csv"]), .. Settings]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        Extend(builder);
        builder.AddPortal();
        Change(builder.Services);
        _app = builder.Build();
        _app.MapServiceDefaults();
        _app.MapPortal();
    }

    public HttpClient Http { get; private set; } = null!;

    public Uri Address => Http.BaseAddress!;

    public IArticleIndex Index => _app.Services.GetRequiredService<IArticleIndex>();

    /// <summary>Null for a portal apart from the fetcher.</summary>
    public IArchive? Archive => _app.Services.GetService<IArchive>();

    protected IDatabase Database => _app.Services.GetRequiredService<IDatabase>();

    public ILedger Ledger => _app.Services.GetRequiredService<ILedger>();

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.First()) };
        await SeedAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Settings besides the database's.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    /// <summary>Replaces a part, for a portal that is to fail.</summary>
    protected virtual void Change(IServiceCollection services)
    {
    }

    /// <summary>Adds parts before the portal's own.</summary>
    protected virtual void Extend(IHostApplicationBuilder builder)
    {
    }

    /// <summary>Gives the portal's process a Fetcher, as Standalone does.</summary>
    protected void WithFetcher(IHostApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection([new("Fetcher:ArchiveFolder", _folder["archive"]), new("Fetcher:SourcesFile", _folder["sources.yaml"])]);
        builder.AddFetching();
    }

    protected virtual Task SeedAsync() => Task.CompletedTask;

    /// <summary>Stores an alert as the Alerter does.</summary>
    public Task StoreAsync(Alert alert) => Database.WriteAsync(
        transaction => transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO alerter_incidents (id, version, status, place_id, place_text, country, day, raised_at, updated_at, historical, announced, state)
            VALUES (@Id, @Version, @Status, @PlaceId, @PlaceText, @Country, @Day, @RaisedAt, @UpdatedAt, @Historical, NULL, @State)
            """,
            new
            {
                alert.Id,
                Version = (long)alert.Version,
                Status = alert.Status.ToString(),
                PlaceId = alert.Place.Id?.Value,
                PlaceText = $"{alert.Place.Name} {alert.Place.Admin1}".ToLowerInvariant(),
                alert.Place.Country,
                Day = (long)DateOnly.Parse(alert.Date ?? "2026-03-09").DayNumber,
                RaisedAt = alert.Raised?.ToUnixTimeMilliseconds(),
                UpdatedAt = alert.Updated.ToUnixTimeMilliseconds(),
                Historical = alert.Historical ? 1L : 0L,
                State = JsonSerializer.Serialize(alert, AlertJson.Options),
            },
            transaction),
        CancellationToken.None);

    /// <summary>Enters an article into the ledger as the Fetcher does.</summary>
    protected async Task AcceptAsync(Article article)
    {
        await Ledger.EnterCaptureAsync(new CaptureEntry(article.Capture, article.Source, article.Url, article.TextHash, article.Fetched), CancellationToken.None);
        await Ledger.AcceptAsync(article.Capture, [article], CancellationToken.None);
    }
}
