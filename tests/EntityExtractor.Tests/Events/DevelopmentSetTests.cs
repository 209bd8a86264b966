using System.Text.Json;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

public sealed class DevelopmentSetTests
{
    public static IEnumerable<(string Id, string Title, string Text, string Published, bool? Alert)> Documents()
    {
        foreach (var file in new[] { "snippets.jsonl", "articles.jsonl" })
        {
            foreach (var line in File.ReadLines(Repository.At("tests", "EntityExtractor.Tests", "Events", "DevelopmentSet", file)))
            {
                var d = JsonDocument.Parse(line).RootElement;
                if (d.GetProperty("half").GetString() != "tune") continue;
                bool? alert = d.GetProperty("alert").ValueKind == JsonValueKind.Null ? null : d.GetProperty("alert").GetBoolean();
                yield return (
                    d.GetProperty("id").GetString()!,
                    d.GetProperty("title").GetString()!,
                    d.GetProperty("text").GetString()!,
                    d.GetProperty("published").GetString()!,
                    alert
                );
            }
        }
    }

    [Fact]
    public void Evidence_is_the_text_at_its_offsets()
    {
        foreach (var (id, title, text, published, _) in Documents())
        {
            var read = Extraction.Of(text, published, title);
            foreach (
                var evidence in read
                    .Events.Select(e => e.Evidence)
                    .Concat(read.NearMisses.Select(n => n.Evidence))
                    .Concat(read.Retractions.Select(r => r.Evidence))
            )
            {
                Assert.True(text[evidence.Start..evidence.End] == evidence.Sentence, id);
            }
        }
    }

    [Fact]
    public void Few_alerts_of_the_tuning_half_are_wrong()
    {
        var scored = Documents()
            .Where(d => d.Alert is not null)
            .Select(d => (Want: d.Alert!.Value, Got: Extraction.Of(d.Text, d.Published, d.Title).Alert))
            .ToList();
        Assert.True(scored.Count(s => s.Got && !s.Want) <= 1, "false alerts");
        Assert.True(scored.Count(s => s.Want && !s.Got) <= 6, "missing alerts");
    }

    [Fact]
    public void The_same_text_gives_the_same_result()
    {
        var (_, title, text, published, _) = Documents().Last();
        Assert.Equal(
            JsonSerializer.Serialize(Extraction.Of(text, published, title)),
            JsonSerializer.Serialize(Extraction.Of(text, published, title))
        );
    }
}
