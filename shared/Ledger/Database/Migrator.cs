using System.Data.Common;
using Dapper;

namespace Ingestion.Ledger.Database;

/// <summary>Brings a database to the newest number of every module, one process at a time.</summary>
public static class Migrator
{
    /// <summary>PostgreSQL advisory lock of the migrations ("INGEST" in ASCII).</summary>
    private const long LockKey = 0x494E47455354;

    /// <exception cref="DatabaseUnavailableException">A step fails, or the database is newer than this program.</exception>
    public static Task MigrateAsync(IDatabase database, IEnumerable<Migration> migrations, TimeProvider clock, CancellationToken cancel)
    {
        var ordered = migrations.OrderBy(m => m.Module, StringComparer.Ordinal).ThenBy(m => m.Number).ToList();
        return database.WriteAsync(transaction => ApplyAsync(transaction, database.Kind, ordered, clock), cancel);
    }

    private static async Task ApplyAsync(DbTransaction transaction, DatabaseKind kind, List<Migration> migrations, TimeProvider clock)
    {
        var connection = transaction.Connection!;
        if (kind == DatabaseKind.PostgreSql) await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@LockKey)", new { LockKey }, transaction);
        await connection.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_steps (module TEXT NOT NULL, number BIGINT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (module, number))",
            transaction: transaction);
        foreach (var module in migrations.GroupBy(m => m.Module))
        {
            var done = await connection.ExecuteScalarAsync<long>(
                "SELECT COALESCE(MAX(number), 0) FROM schema_steps WHERE module = @Module", new { Module = module.Key }, transaction);
            RefuseNewer(module.Key, done, module.Max(m => m.Number));
            foreach (var step in module.Where(m => m.Number > done)) await ApplyStepAsync(transaction, kind, step, clock);
        }
    }

    private static void RefuseNewer(string module, long done, long known)
    {
        if (done <= known) return;
        throw new DatabaseUnavailableException(
            $"The database's {module} tables are at step {done}, newer than this program's {known}. Start the newer program, or restore the backup made before its first start."
        );
    }

    private static async Task ApplyStepAsync(DbTransaction transaction, DatabaseKind kind, Migration step, TimeProvider clock)
    {
        var connection = transaction.Connection!;
        try
        {
            await connection.ExecuteAsync(InDialect(step.Sql, kind), transaction: transaction);
        }
        catch (DbException e)
        {
            throw new DatabaseUnavailableException(
                $"Step {step.Number} of the {step.Module} tables failed: {e.Message.TrimEnd('.')}. Nothing of it was kept. The database of {Setting(kind)} is half migrated or has tables of another program: drop them, restore a backup, or name an empty database.",
                e
            );
        }

        await connection.ExecuteAsync(
            "INSERT INTO schema_steps (module, number, applied_at) VALUES (@Module, @Number, @At)",
            new { step.Module, step.Number, At = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction);
    }

    private static string Setting(DatabaseKind kind) => kind == DatabaseKind.PostgreSql ? "Ledger:ConnectionString" : "Ledger:Path";

    private static string InDialect(string sql, DatabaseKind kind) => sql
        .Replace("{blob}", kind == DatabaseKind.PostgreSql ? "BYTEA" : "BLOB", StringComparison.Ordinal)
        .Replace("{keyed}", kind == DatabaseKind.PostgreSql ? "" : "WITHOUT ROWID", StringComparison.Ordinal)
        .Replace("{postgresql}", kind == DatabaseKind.PostgreSql ? "" : "-- ", StringComparison.Ordinal);
}
