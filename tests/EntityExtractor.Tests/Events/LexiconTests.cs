using Ingestion.Contracts.V1;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Each row of the tables of constructions brings its own example; this holds the grammar to them.</summary>
public sealed class LexiconTests
{
    public static TheoryData<string, string, string> Examples() => [.. Rows("constructions").Concat(Rows("nominals"))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_lexicon_is_read_as_its_row_says(string kind, string action, string example)
    {
        var read = Extraction.Of(example);
        switch (kind)
        {
            case "change" or "back" or "euphemism" or "lose" or "state":
                Assert.Contains(read.Events, e => action == "captured" || Word(e.Action) == action);
                break;
            case "leave" or "gone":
                Assert.NotEmpty(read.Events);
                break;
            case "follow":
                Assert.True(read.Events.Count > 1);
                break;
            case "besieged":
                Assert.Contains(read.NearMisses, n => n.Kind == NearMissKind.Besieged);
                Assert.Empty(read.Events);
                break;
            case "enter" or "quit" or "weak":
                Assert.All(read.Events, e => Assert.NotNull(e.Place));
                break;
            default:
                Assert.Empty(read.Events);
                break;
        }
    }

    private static string Word(ControlAction action) => action.ToString().ToLowerInvariant();

    private static IEnumerable<TheoryDataRow<string, string, string>> Rows(string table) =>
        File.ReadLines(Repository.At("services", "EntityExtractor", "Events", "Lexicon", table + ".csv")).Skip(1).Where(l => l.Length > 0)
            .Select(l => l.Split(',', 4)).Select(f => new TheoryDataRow<string, string, string>(f[1], f[2], f[3]));
}
