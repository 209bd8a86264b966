using Microsoft.Extensions.Options;
using Npgsql;

namespace Ingestion.Ledger;

/// <summary>Refuses a connection string that can never work, naming key, reason and remedy.</summary>
internal sealed class LedgerOptionsCheck : IValidateOptions<LedgerOptions>
{
    private const string Form = "Host=db;Username=ingestion;Password=secret;Database=ingestion";

    public ValidateOptionsResult Validate(string? name, LedgerOptions options)
    {
        if (options.InSqlite) return ValidateOptionsResult.Success;
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
            return ValidateOptionsResult.Fail(
                $"Ledger:ConnectionString (or ConnectionStrings:postgres) is empty; with Ledger:Store=postgresql it must say where PostgreSQL is, such as {Form}."
            );
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(options.ConnectionString);
            return string.IsNullOrEmpty(parts.Host)
                ? ValidateOptionsResult.Fail($"Ledger:ConnectionString names no host. It looks like {Form}.")
                : ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return ValidateOptionsResult.Fail(
                $"Ledger:ConnectionString is no PostgreSQL connection string: {e.Message.TrimEnd('.')}. It looks like {Form}."
            );
        }
    }
}
