using Ingestion.Pipeline.Starting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ingestion.Pipeline.Tests;

public sealed class UnknownSettingsTest
{
    [Theory]
    [InlineData("Courier:Contct", "Courier:Contct", "Courier:Contact")]
    [InlineData("courier:pollmn", "Courier:pollmn", "Courier:PollMin")]
    [InlineData("Courier:Hook:0", "Courier:Hook", "Courier:Hooks")]
    [InlineData("Courier:IsNamed", "Courier:IsNamed", "Courier:Names")]
    public void A_misspelt_setting_is_named_with_its_neighbour(string given, string told, string neighbour)
    {
        var warning = Assert.Single(WarningsOf((given, "true")));
        Assert.Contains($" {told} ", warning, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($" {neighbour}.", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Courir:Contact", "Courir")]
    [InlineData("couriers:Hooks:0", "couriers")]
    [InlineData("Curiér:Contact", "Curiér")]
    public void A_misspelt_section_is_named_with_its_neighbour(string given, string told) =>
        Assert.Equal(
            $"The section {told} does nothing: there is none of this name. The nearest that there is: Courier.",
            Assert.Single(WarningsOf((given, "hunter2")))
        );

    [Theory]
    [InlineData("Barrier:Contact")]
    [InlineData("Courir")]
    [InlineData("Courier:Contact")]
    [InlineData("COURIER:POLLMIN")]
    [InlineData("Courier:Hooks:0")]
    [InlineData("Courier:Names:1")]
    [InlineData("Courier:Proxy:Adress")]
    [InlineData("Other:Contct")]
    [InlineData("Contct")]
    public void What_is_known_or_belongs_to_others_is_not_told(string key) => Assert.Empty(WarningsOf((key, "x")));

    [Fact]
    public void A_section_registered_without_a_configuration_section_in_hand_is_checked_too() =>
        Assert.Single(
            WarningsOf(services => services.AddOptions<CourierOptions>().BindConfiguration(CourierOptions.Section), ("Courier:Contct", "x"))
        );

    [Fact]
    public void A_value_is_never_told() =>
        Assert.DoesNotContain(
            WarningsOf(("Courier:Pasword", "hunter2"), ("Courier:Hook:0", "hunter2")),
            warning => warning.Contains("hunter2", StringComparison.Ordinal)
        );

    [Fact]
    public void The_settings_that_every_service_has_are_checked()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([
            new("Ledger:Pth", "x"),
            new("Ledger:Path", "x"),
            new("Leger:Path", "x"),
            new("Buss:Prefetch", "3"),
            new("Us:Prefetch", "3"),
            new("Use:Prefetch", "3"),
            new("Bus:Transprot", "x"),
            new("Bus:InMemory", "false"),
            new("Bus:Prefetch", "3"),
        ]);
        builder.AddServiceDefaults();
        Bus.BusRegistration.AddBus(builder);
        using var log = new Warned();
        UnknownSettings.Warn(builder.Services, builder.Configuration, log);
        Assert.Equal(
            ["Bus:InMemory", "Bus:Transprot", "Buss", "Ledger:Pth", "Leger", "Us"],
            log.Warnings.Select(warning => warning.Split(' ')[2]).Order(StringComparer.Ordinal)
        );
    }

    private static List<string> WarningsOf(params (string Key, string Value)[] settings) =>
        WarningsOf(services => services.AddOptions<CourierOptions>().Bind(Configuration(settings).GetSection(CourierOptions.Section)), settings);

    private static List<string> WarningsOf(Action<IServiceCollection> register, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        register(services);
        using var log = new Warned();
        UnknownSettings.Warn(services, Configuration(settings), log);
        return log.Warnings;
    }

    private static IConfigurationRoot Configuration((string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();

    internal sealed class CourierOptions
    {
        public const string Section = "Courier";

        public string? Contact { get; set; }

        public string? Password { get; set; }

        public TimeSpan PollMin { get; set; }

        public List<string> Hooks { get; set; } = [];

        public IList<string> Names { get; } = [];

        public Uri? Proxy { get; set; }

        public bool IsNamed => Contact is not null;
    }

    private sealed class Warned : ILogger, IDisposable
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning) Warnings.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
