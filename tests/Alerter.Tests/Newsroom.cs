using Ingestion.Alerter.Alerts;
using Ingestion.Alerter.Incidents;
using Ingestion.Contracts.V1;
using Ingestion.Ledger.Database;
using Ingestion.Tests;
using Ingestion.Tests.Infrastructure;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.Alerter.Tests;

/// <summary>An alerter over a database of its own, and a clock that stands at 2031-05-10 12:00.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    public static readonly DateTimeOffset Today = new(2031, 5, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase _test;

    private Newsroom(TestDatabase test, AlerterOptions options, Func<IDatabase, IDatabase>? around)
    {
        if (options.PlaceKinds.Count == 0) options.PlaceKinds.AddRange(AlerterOptions.WatchedByDefault);
        _test = test;
        Database = around?.Invoke(test.Database) ?? test.Database;
        Options = Microsoft.Extensions.Options.Options.Create(options);
        Book = new IncidentBook(Database, Options, Clock);
        Alerts = new AlertStore(test.Database);
    }

    public FakeClock Clock { get; } = new(Today);

    public IDatabase Database { get; }

    public IOptions<AlerterOptions> Options { get; }

    public IncidentBook Book { get; }

    public AlertStore Alerts { get; }

    public static Task<Newsroom> OpenAsync(AlerterOptions? options = null, Func<IDatabase, IDatabase>? around = null) =>
        OpenAsync(TestDatabase.Sqlite(), options ?? new AlerterOptions(), around);

    public static async Task<Newsroom> OnPostgreSqlAsync() => await OpenAsync(await TestDatabase.PostgreSqlAsync(), new AlerterOptions(), null);

    private static async Task<Newsroom> OpenAsync(TestDatabase database, AlerterOptions options, Func<IDatabase, IDatabase>? around)
    {
        var room = new Newsroom(database, options, around);
        await Migrator.MigrateAsync(database.Database, AlerterTables.Migrations, room.Clock, CancellationToken.None);
        return room;
    }

    public Task<IReadOnlyList<AlertRaised>> TakeAsync(ArticleEnriched message) => Book.TakeAsync(message, CancellationToken.None);

    public async Task<IReadOnlyList<AlertRaised>> TakeAllAsync(params IEnumerable<ArticleEnriched> messages)
    {
        var raised = new List<AlertRaised>();
        foreach (var message in messages) raised.AddRange(await TakeAsync(message));
        return raised;
    }

    public async Task<IReadOnlyList<Alert>> ListAsync() => (await Alerts.ListAsync(new AlertQuery(), CancellationToken.None)).Items;

    /// <summary>The only alert there is, whole.</summary>
    public async Task<Alert> OnlyAlertAsync() => (await Alerts.GetAsync(Assert.Single(await ListAsync()).Id, CancellationToken.None))!;

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
