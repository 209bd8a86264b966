using Ingestion.Tests;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Ingestion.Standalone.Tests.Deployment;

/// <summary>The compose file against the code that reads what it sets.</summary>
public sealed class ComposeFileTest
{
    /// <summary>Variables that other than our own code reads.</summary>
    private static readonly string[] Standard = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_SERVICE_NAME"];

    private static readonly ComposeFile File = Read();

    private static IEnumerable<(string Name, ComposeService Service)> Own =>
        File.Services.Where(s => s.Value.Build is not null).Select(s => (s.Key, s.Value));

    [Fact]
    public void Every_service_of_the_product_is_there_once()
    {
        var folders = Directory.GetDirectories(Repository.At("services")).Select(Path.GetFileName).Where(name => name != "Standalone");
        Assert.Equal(folders.Order(), Own.Select(s => s.Service.Build!.Args["SERVICE"]).Order());
    }

    [Fact]
    public void Every_setting_is_one_that_the_code_reads_and_takes()
    {
        foreach (var (_, service) in Own)
        {
            var settings = service
                .Environment.Where(variable => !Standard.Contains(variable.Key))
                .Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value));
            Assert.Equal("", ProductSettings.Refusal(settings));
        }
    }

    [Fact]
    public void Every_host_that_a_setting_names_is_a_part_of_the_file()
    {
        var addresses = Own.SelectMany(s => s.Service.Environment.Values).Select(v => Uri.TryCreate(v, UriKind.Absolute, out var uri) ? uri : null)
            .Where(uri => uri is { Scheme: "amqp" or "http" }).Select(uri => uri!.Host);
        var databases = Own.Select(s => new Npgsql.NpgsqlConnectionStringBuilder(s.Service.Environment["Ledger__ConnectionString"]).Host!);
        Assert.All(addresses.Concat(databases), host => Assert.Contains(host, File.Services.Keys));
    }

    [Fact]
    public void Every_service_is_asked_for_the_health_path_that_it_serves_on_the_port_it_listens_to()
    {
        var code = System.IO.File.ReadAllText(Repository.At("shared", "Pipeline", "ServiceDefaults.cs"));
        var image = System.IO.File.ReadAllText(Repository.At("Dockerfile"));
        foreach (var (_, service) in Own)
        {
            var asked = new Uri(service.Healthcheck!.Test[^1]);
            Assert.Contains($"\"{asked.AbsolutePath}\"", code, StringComparison.Ordinal);
            Assert.Contains($"EXPOSE {asked.Port}", image, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_part_is_pinned_bounded_and_open_to_this_machine_only()
    {
        Assert.All(File.Services.Values, service =>
        {
            Assert.True(service.Build is not null || (service.Image!.Contains(':') && !service.Image.EndsWith(":latest", StringComparison.Ordinal)));
            Assert.NotNull(service.MemLimit);
            Assert.All(service.Ports, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_part_waited_for_says_when_it_is_healthy_and_every_volume_is_declared()
    {
        Assert.All(File.Services.Values.SelectMany(s => s.DependsOn.Keys), part => Assert.NotNull(File.Services[part].Healthcheck));
        var named = File.Services.Values.SelectMany(s => s.Volumes).Select(v => v.Split(':')[0]).Where(v => !v.StartsWith('.'));
        Assert.All(named, volume => Assert.Contains(volume, File.Volumes.Keys));
    }

    private static ComposeFile Read()
    {
        using var text = System.IO.File.OpenText(Repository.At("docker-compose.yml"));
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build()
            .Deserialize<ComposeFile>(new MergingParser(new Parser(text)));
    }

    private sealed class ComposeFile
    {
        public Dictionary<string, ComposeService> Services { get; set; } = [];

        public Dictionary<string, object?> Volumes { get; set; } = [];
    }

    private sealed class ComposeService
    {
        public string? Image { get; set; }

        public ComposeBuild? Build { get; set; }

        public string? MemLimit { get; set; }

        public Dictionary<string, string> Environment { get; set; } = [];

        public List<string> Ports { get; set; } = [];

        public List<string> Volumes { get; set; } = [];

        public ComposeHealth? Healthcheck { get; set; }

        public Dictionary<string, object> DependsOn { get; set; } = [];
    }

    private sealed class ComposeBuild
    {
        public Dictionary<string, string> Args { get; set; } = [];
    }

    private sealed class ComposeHealth
    {
        public List<string> Test { get; set; } = [];
    }
}
