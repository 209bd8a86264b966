using Ingestion.Deduplicator.Deduplication;
using Ingestion.Deduplicator.Deduplication.Storing;
using Ingestion.Ledger;
using Ingestion.Ledger.Database;
using Ingestion.Pipeline;

namespace Ingestion.Deduplicator;

/// <summary>
/// <c>rebuild</c>: makes the deduplicator's tables again from the ledger, while nothing else decides. Settings as for the service,
/// such as <c>--Ledger:Path=data/ingestion.db</c>.
/// </summary>
internal static class RebuildCommand
{
    public const string Name = "rebuild";

    public static async Task<int> RunAsync(string[] settings)
    {
        try
        {
            var builder = Host.CreateApplicationBuilder(settings);
            builder.AddLedger();
            using var host = builder.Build();
            var services = host.Services;
            var (database, clock) = (services.GetRequiredService<IDatabase>(), services.GetRequiredService<TimeProvider>());
            await Migrator.MigrateAsync(
                database,
                [.. services.GetServices<Migration>(), .. DeduplicatorSchema.Migrations],
                clock,
                CancellationToken.None
            );
            await new OwedCorrections(
                database,
                new SqlStore(database, new DeduplicationOptions(), clock),
                services.GetRequiredService<ILedger>()
            ).CarryAsync(_ => Task.CompletedTask, CancellationToken.None);
            var filed = await new Rebuilding(database, services.GetRequiredService<ILedger>(), clock).RunAsync(CancellationToken.None);
            Console.WriteLine($"{{\"rebuilt\":{filed}}}");
            return 0;
        }
        catch (Exception e) when (StartupError.Explain(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }
}
