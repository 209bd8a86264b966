using System.Diagnostics;
using Ingestion.Tests.Distributed;
using Ingestion.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Ingestion.Faults.Tests.Distributed;

/// <summary>What a service says when it is set up wrongly, or when what it needs is not there.</summary>
[Collection("Distributed")]
public sealed class StartTest
{
    [Theory]
    [InlineData("Ledger__ConnectionString", "Nonsense=1", "Ledger:ConnectionString is no PostgreSQL connection string", "It looks like Host=")]
    [InlineData("Ledger__Store", "oracle", "Ledger:Store must be", "postgresql")]
    [InlineData("Bus__ConnectionString", "localhost:5672", "Bus:ConnectionString", "amqp://")]
    [InlineData("Index__Url", "nowhere", "Index:Url is 'nowhere'", "http://localhost:9200")]
    public async Task A_wrong_setting_ends_the_process_with_a_sentence_that_names_it(string setting, string value, string named, string remedy)
    {
        var settings = Nowhere();
        settings[setting] = value;
        await using var services = new ServiceProcesses(settings);
        services.Begin("Indexer");
        Assert.Equal(1, await services.EndedAsync("Indexer"));
        var said = await services.SaidAsync("Indexer");
        Assert.Contains(named, said, StringComparison.Ordinal);
        Assert.Contains(remedy, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_servers_a_service_is_alive_and_not_ready_and_gets_ready_by_itself_when_they_come()
    {
        await using var database = await PostgreSqlServer.OpenAsync();
        var settings = await Parts.OpenAsync("postgresql", "opensearch");
        settings["Ledger__ConnectionString"] = await database.CreateDatabaseAsync();
        await database.StopAsync();
        await using var services = new ServiceProcesses(settings);
        var indexer = services.Begin("Indexer");
        await RedAsync(indexer, "Ledger:ConnectionString", "Check that it runs");
        await database.StartAsync();
        await ServiceProcesses.ReadyAsync("Indexer", indexer);
    }

    [Fact]
    public async Task Nothing_spins_while_everything_is_away()
    {
        var settings = Nowhere();
        await using var services = new ServiceProcesses(settings);
        var indexer = services.Begin("Indexer");
        await RedAsync(indexer, "Ledger:ConnectionString", "Index:Url");
        var (used, clock) = (services.Used("Indexer"), Stopwatch.StartNew());
        await Task.Delay(TimeSpan.FromSeconds(5));
        var share = (services.Used("Indexer") - used) / clock.Elapsed;
        Assert.True(share < 0.3, $"It uses {share:P0} of a processor.");
    }

    [Fact]
    public async Task A_broker_that_is_away_and_one_that_lets_nobody_in_are_told_apart()
    {
        var settings = await Parts.OpenAsync("sqlite", "embedded");
        var broker = await RabbitMqServer.SharedAsync();
        await broker.ControlAsync("add_user", "nobody", "secret");
        await broker.ControlAsync(
            "set_permissions",
            "-p",
            new Uri(settings["Bus__ConnectionString"]).AbsolutePath.Trim('/'),
            "nobody",
            "^$",
            "^$",
            "^$"
        );
        var allowed = settings["Bus__ConnectionString"];
        settings["Bus__ConnectionString"] = allowed.Replace("guest:guest", "nobody:secret", StringComparison.Ordinal);
        await using (var services = new ServiceProcesses(settings))
            await RedAsync(services.Begin("Deduplicator"), "Bus:ConnectionString", "set_permissions");
        settings["Bus__ConnectionString"] = $"amqp://guest:secret@127.0.0.1:{FreePort.Next()}";
        await using (var services = new ServiceProcesses(settings))
        {
            var body = await RedAsync(services.Begin("Deduplicator"), "Bus:ConnectionString", "Check that it runs");
            Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_engine_that_is_too_old_is_named()
    {
        await using var engine = await OldEngineAsync();
        var settings = await Parts.OpenAsync("postgresql", "embedded");
        settings["Index__Engine"] = "elasticsearch";
        settings["Index__Url"] = engine.Urls.First();
        await using var services = new ServiceProcesses(settings);
        await RedAsync(services.Begin("Indexer"), "Elasticsearch 6.8.23 answers at Index:Url", "Update it");
    }

    [Fact]
    public async Task A_half_migrated_database_is_named_and_the_service_goes_on_once_it_is_mended()
    {
        var settings = await Parts.OpenAsync("postgresql", "opensearch");
        await ExecuteAsync(settings["Ledger__ConnectionString"], "CREATE TABLE revisions (article_id TEXT)");
        await using var services = new ServiceProcesses(settings);
        var deduplicator = services.Begin("Deduplicator");
        await RedAsync(deduplicator, "of the ledger tables failed", "Ledger:ConnectionString");
        await ExecuteAsync(settings["Ledger__ConnectionString"], "DROP TABLE revisions");
        await ServiceProcesses.ReadyAsync("Deduplicator", deduplicator);
    }

    /// <summary>Alive is green, ready is red and says these things.</summary>
    private static async Task<string> RedAsync(Uri service, params string[] said)
    {
        var body = "";
        await Until.Async(
            async () =>
            {
                (var ready, body) = await ServiceProcesses.HealthAsync(service, "/health");
                return !ready && said.All(words => body.Contains(words, StringComparison.Ordinal));
            },
            $"/health says {string.Join(" and ", said)}",
            () => Task.FromResult(body));
        Assert.True((await ServiceProcesses.HealthAsync(service, "/alive")).Ready);
        return body;
    }

    private static Dictionary<string, string> Nowhere() => new()
    {
        ["Bus__Transport"] = "rabbitmq",
        ["Bus__ConnectionString"] = $"amqp://guest:guest@127.0.0.1:{FreePort.Next()}",
        ["Ledger__Store"] = "postgresql",
        ["Ledger__ConnectionString"] = $"Host=127.0.0.1;Port={FreePort.Next()};Username=ingestion;Database=ingestion",
        ["Index__Engine"] = "opensearch",
        ["Index__Url"] = $"http://127.0.0.1:{FreePort.Next()}",
    };

    private static async Task<WebApplication> OldEngineAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var engine = builder.Build();
        engine.Urls.Add("http://127.0.0.1:0");
        engine.Run(context => context.Response.WriteAsync("""{"version":{"number":"6.8.23"}}"""));
        await engine.StartAsync();
        return engine;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
