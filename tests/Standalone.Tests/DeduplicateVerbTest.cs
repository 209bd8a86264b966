using System.Text.Json.Nodes;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Standalone.Verbs;
using Xunit;

namespace Ingestion.Standalone.Tests;

/// <summary>The verb <c>deduplicate</c>, with one worker and with many.</summary>
public sealed class DeduplicateVerbTest
{
    private const int Pairs = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task A_copy_next_to_its_original_is_folded_with_any_number_of_consumers(int consumers)
    {
        var (good, lines, errors) = await RunAsync([.. Enumerable.Range(0, Pairs).SelectMany(Pair)], consumers);
        Assert.True(good, errors);
        var last = lines.GroupBy(line => (string)line["id"]!).ToDictionary(line => line.Key, line => line.Last());
        Assert.Equal(2 * Pairs, last.Count);
        foreach (var pair in Enumerable.Range(0, Pairs))
        {
            var (original, copy) = (last[$"{pair}-a"], last[$"{pair}-b"]);
            Assert.Equal(
                ("new", $"{pair}-a", null),
                ((string?)original["relation"], (string?)original["cluster"], (string?)original["duplicate_of"])
            );
            Assert.Equal(("copy", $"{pair}-a", $"{pair}-a"), ((string?)copy["relation"], (string?)copy["cluster"], (string?)copy["duplicate_of"]));
        }
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_is_named_and_the_others_are_decided()
    {
        var (good, lines, errors) = await RunAsync(["""{"id":"a"}""", "[]", .. Pair(1)], 8);
        Assert.False(good);
        Assert.Equal(["1-a", "1-b"], lines.Select(line => (string?)line["id"]));
        Assert.Contains("line 1 is not decided: it has no \"text\"", errors, StringComparison.Ordinal);
        Assert.Contains("line 2 is not decided: it is no JSON object", errors, StringComparison.Ordinal);
    }

    private static async Task<(bool Good, List<JsonObject> Lines, string Errors)> RunAsync(string[] lines, int consumers)
    {
        using var input = new StringReader(string.Join('\n', lines));
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var run = new DeduplicationRun(new MemoryDeduplicator(new DeduplicationOptions()), consumers, passages: false);
        var good = await run.RunAsync(input, output, errors, TestContext.Current.CancellationToken);
        return (
            good,
            [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())],
            errors.ToString()
        );
    }

    private static string[] Pair(int number)
    {
        var random = new Random(number);
        var text = string.Join(' ', Enumerable.Range(0, 120).Select(_ => $"w{random.Next(100_000)}"));
        return [Line($"{number}-a", text, 8), Line($"{number}-b", text, 9)];
    }

    private static string Line(string id, string text, int hour) =>
        new JsonObject
        {
            ["id"] = id,
            ["url"] = $"https://{id}.example/story",
            ["title"] = "A story",
            ["text"] = text,
            ["published"] = $"2026-03-02T{hour:00}:00:00Z",
            ["outlet"] = id,
        }.ToJsonString();
}
