using Ingestion.Tests.Infrastructure;

namespace Ingestion.Tests.Distributed;

/// <summary>Settings of a set of services: a virtual host, a database and indices that nobody else uses, on servers that all tests share.</summary>
public static class Parts
{
    private static int _prefixes;

    /// <param name="store"><c>postgresql</c> or <c>sqlite</c>.</param>
    /// <param name="engine"><c>opensearch</c>, <c>elasticsearch</c> or <c>embedded</c>.</param>
    public static async Task<Dictionary<string, string>> OpenAsync(string store, string engine)
    {
        var broker = await RabbitMqServer.SharedAsync();
        var settings = new Dictionary<string, string>
        {
            ["Bus__Transport"] = "rabbitmq",
            ["Bus__ConnectionString"] = await broker.CreateHostAsync(),
            ["Ledger__Store"] = store,
            ["Index__Engine"] = engine,
        };
        if (store == "postgresql") settings["Ledger__ConnectionString"] = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        if (engine == "embedded") return settings;
        settings["Index__Url"] = (await SearchEngineServer.SharedAsync(engine)).Address.ToString();
        settings["Index__Prefix"] = $"test{Environment.ProcessId}_{Interlocked.Increment(ref _prefixes)}";
        return settings;
    }
}
