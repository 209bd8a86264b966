using Ingestion.Ledger.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Ledger;

/// <summary>Registers the database and the ledger in it.</summary>
public static class LedgerRegistration
{
    /// <summary>Adds <see cref="IDatabase"/>, <see cref="ILedger"/> and, before every other hosted service, the migrations.</summary>
    public static IHostApplicationBuilder AddLedger(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(ILedger))) return builder;
        builder.Services.AddOptions<LedgerOptions>().Bind(builder.Configuration.GetSection(LedgerOptions.Section))
            .PostConfigure(options => options.ConnectionString ??= builder.Configuration.GetConnectionString("postgres"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<LedgerOptions>, LedgerOptionsCheck>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(OpenDatabase);
        builder.Services.AddSingleton<ILedger, SqlLedger>();
        foreach (var migration in LedgerSchema.Migrations) builder.Services.AddSingleton(migration);
        builder.Services.AddHostedService<MigrationService>();
        return builder;
    }

    private static IDatabase OpenDatabase(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<LedgerOptions>>().Value;
        return options.InSqlite ? new SqliteDatabase(options.Path) : PostgreSqlDatabase.Open(options.ConnectionString!);
    }
}
