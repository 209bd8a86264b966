using Ingestion.Ledger.Database;
using Ingestion.Pipeline.Bus;
using Ingestion.Pipeline.Starting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingestion.Pipeline;

/// <summary>Runs one service as a process of its own.</summary>
public static class ServiceHost
{
    /// <param name="args">Command-line settings, such as <c>--Bus:Transport=rabbitmq</c>.</param>
    /// <param name="add">Registers the service.</param>
    /// <param name="map">Maps its own endpoints, if it has any.</param>
    /// <returns>0 after an orderly stop, 1 when it could not start; the reason is on standard error in one sentence.</returns>
    public static async Task<int> RunAsync(string[] args, Action<IHostApplicationBuilder> add, Action<WebApplication>? map = null)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(args);
            // A line for every request that is made and answered, and for every question after its health, would bury its own words.
            foreach (var chatty in new[] { "System.Net.Http", "Microsoft.AspNetCore" }) builder.Logging.AddFilter(chatty, LogLevel.Warning);
            builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
            builder.AddServiceDefaults();
            add(builder);
            builder.AddBus();
            builder.Services.HoldServices();
            var app = builder.Build();
            UnknownSettings.Warn(builder.Services, app.Configuration, app.Logger);
            // Before the host starts, which would write the stack trace beside the sentence.
            app.Services.GetService<IStartupValidator>()?.Validate();
            app.MapServiceDefaults();
            map?.Invoke(app);
            await app.RunAsync();
            return Environment.ExitCode;
        }
        catch (Exception e) when (StartupError.Explain(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }
}

/// <summary>What an operator is told when a process cannot start.</summary>
public static class StartupError
{
    /// <returns>A sentence that names the thing, the reason and the remedy; null for a defect, which deserves its stack trace.</returns>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        DatabaseUnavailableException or OutageException => exception.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken =>
            $"{taken.Message} Another program has this port: stop it, or choose another address with --urls http://localhost:PORT.",
        // What the configuration binder says of a value of the wrong kind names value, key and kind.
        InvalidOperationException { InnerException: FormatException } unreadable => unreadable.Message,
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };
}
