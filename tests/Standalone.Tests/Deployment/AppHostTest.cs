using System.Text.RegularExpressions;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Standalone.Tests.Deployment;

/// <summary>The Aspire model, which not every feed can build, read as text: against the code that reads what it sets, and against the compose
/// file.</summary>
public sealed partial class AppHostTest
{
    private static readonly string Model = File.ReadAllText(Repository.At("AppHost", "Program.cs"));

    /// <summary>What the running model puts in where the text names a part.</summary>
    private static readonly Dictionary<string, string> Resolved = new()
    {
        ["Bus__ConnectionString"] = "amqp://guest:secret@localhost:5672",
        ["Ledger__ConnectionString"] = "Host=localhost;Username=postgres;Password=secret;Database=ingestion;Maximum Pool Size=15",
        ["Index__Url"] = "http://localhost:9200",
        ["Portal__Fetcher"] = "http://localhost:8081",
    };

    /// <summary>The settings of the product among the variables.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Settings =>
        Variable().Matches(Model).Select(set => KeyValuePair.Create(set.Groups["name"].Value, ValueOf(set)));

    private static string? ValueOf(Match set) =>
        set.Groups["value"] is { Success: true } value ? value.Value : Resolved.GetValueOrDefault(set.Groups["name"].Value);

    [Fact]
    public void Every_service_of_the_product_is_there_once_and_built_with_it()
    {
        var services = Directory
            .GetDirectories(Repository.At("services"))
            .Select(Path.GetFileName)
            .Where(name => name != "Standalone")
            .Order()
            .ToList();
        var project = File.ReadAllText(Repository.At("AppHost", "AppHost.csproj"));
        Assert.Equal(services, ServiceName().Matches(Model).Select(name => name.Groups[1].Value).Order());
        Assert.All(services, service => Assert.Contains($"/{service}/{service}.csproj", project, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_one_that_the_code_reads_and_takes()
    {
        Assert.Equal("", ProductSettings.Refusal(Settings));
        Assert.Superset(
            new HashSet<string>
            {
                "Bus__Transport",
                "Bus__ConnectionString",
                "Ledger__Store",
                "Ledger__ConnectionString",
                "Index__Engine",
                "Index__Url",
            },
            Settings.Select(s => s.Key).ToHashSet()
        );
    }

    [Fact]
    public void It_runs_the_images_that_the_compose_file_runs()
    {
        var compose = File.ReadAllText(Repository.At("docker-compose.yml"));
        var tags = ImageTag().Matches(Model).Select(tag => tag.Groups[1].Value).ToList();
        Assert.Equal(5, tags.Count);
        Assert.All(tags, tag => Assert.Matches($@"image: \S+:{Regex.Escape(tag)}(-management)?\s", compose));
    }

    [Fact]
    public void Every_service_is_asked_for_its_health_and_the_files_it_names_are_there()
    {
        Assert.Contains(".WithHttpEndpoint(port).WithHttpHealthCheck(\"/health\")", Model, StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.At("build", "kibana", "load.sh")));
        Assert.Contains("\"../build/kibana\", \"/kibana\"", Model, StringComparison.Ordinal);
    }

    [GeneratedRegex("""WithEnvironment\("(?<name>[A-Z][a-z]+__\w+)", (?:"(?<value>[^"]*)"\))?""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:var \w+ = )?Service<Projects\.(\w+)>\(", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ServiceName();

    [GeneratedRegex("""(?:WithImageTag\(|AddContainer\("[^"]*", "[^"]*", )"([^"]+)"\)""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ImageTag();
}
