using System.Net;
using System.Net.Sockets;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.Standalone.Tests.CommandLine;

/// <summary>What a person reads who typed something wrong: one sentence, no stack trace, and an exit code a script can use.</summary>
public sealed class BadInputTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BadInputTest() => File.WriteAllText(_folder["prose.md"], "A page: not a file of fields: at all.");

    public static TheoryData<string, int, string> Mistakes => new()
    {
        { "frobnicate", 2, "Unrecognized command or argument 'frobnicate'." },
        { "serve --bogus", 2, "Unrecognized command or argument '--bogus'." },
        { "ingest", 2, "Required argument missing for command: 'ingest'." },
        { "ingest /nowhere/to-be-found", 1, "1 could not be got" },
        { "ingest http://192.0.2.1/page", 1, "1 could not be got" },
        { "ingest . --meta missing.yml", 1, "The file of --meta cannot be used, and nothing was taken in: Could not find file" },
        { "ingest . --meta prose.md", 1, "prose.md, line 1" },
        { "extract --manifest missing.jsonl --out out", 1, "missing.jsonl does not exist." },
        { "serve --urls nonsense", 1, "'nonsense' is no address to listen on." },
        { "serve --urls http://127.0.0.1:0 --set Alerter:NotifyWithin=soon", 1, "'soon' at 'Alerter:NotifyWithin'" },
        { "serve --urls http://127.0.0.1:0 --set Alerter:NotifyWithin=00:00:01", 1, "Alerter:NotifyWithin must lie between" },
        { "serve --data /proc/none", 1, "The data folder /proc/none cannot be made" },
        { "status --data /proc/none", 1, "The data folder /proc/none cannot be made" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_said_in_one_sentence(string typed, int code, string sentence)
    {
        var answer = await CommandLine.RunAsync(_folder.Path, typed.Split(' '));
        Assert.Equal(code, answer.Code);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1, 2", "is no JSON")]
    [InlineData("[{\"sents\": 1}]", "document 1 is not as DocRED writes it")]
    public async Task A_training_that_fails_leaves_the_model_that_was_there(string labelled, string sentence)
    {
        await File.WriteAllTextAsync(_folder["labelled.json"], labelled);
        await File.WriteAllTextAsync(_folder["names.model"], "the old one");
        var answer = await CommandLine.RunAsync(_folder.Path, "data", "names", "--conll", "labelled.json", "--out", "names.model");
        Assert.Equal(1, answer.Code);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
        Assert.Equal("the old one", await File.ReadAllTextAsync(_folder["names.model"]));
    }

    [Fact]
    public async Task A_taken_port_is_said_before_anything_is_written()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var answer = await CommandLine.RunAsync(_folder.Path, "serve", "--urls", $"http://localhost:{((IPEndPoint)other.LocalEndpoint).Port}");
        Assert.Equal(1, answer.Code);
        Assert.Contains(
            "choose another one with --urls",
            Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => _folder.Dispose();
}
