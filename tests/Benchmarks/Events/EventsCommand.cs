using System.CommandLine;
using Ingestion.EntityExtractor.Enriching;

namespace Ingestion.Benchmarks.Events;

/// <summary><c>events</c>: how right and how fast changes of control are read.</summary>
internal static class EventsCommand
{
    public static Command Create() => new("events", "How right and how fast changes of control are read.") { Evaluate(), Cpu() };

    private static Command Evaluate()
    {
        var half = new Option<string>("--half")
        {
            Description = "Which texts: " + string.Join(", ", LabelledDocument.Halves) + ".",
            DefaultValueFactory = _ => "test",
        };
        half.AcceptOnlyFromAmong(LabelledDocument.Halves);
        var errors = new Option<bool>("--errors") { Description = "List each error. Rules are never written after a test half's." };
        var command = new Command("evaluate", "Scores the development set's half against its labels.") { half, errors };
        command.SetAction(parsed => Score(parsed.GetValue(half)!, parsed.GetValue(errors)));
        return command;
    }

    private static int Score(string half, bool errors)
    {
        var enricher = BuiltIn();
        foreach (var kind in LabelledDocument.Read(half).GroupBy(d => d.Kind))
        {
            var score = new EventScore();
            foreach (var document in kind) score.Add(document, enricher.Enrich(Input(document)));
            Console.WriteLine($"{half} half, {kind.Count()} {kind.Key}s");
            foreach (var line in score.Lines().Concat(errors ? score.Errors : [])) Console.WriteLine("  " + line);
        }

        return 0;
    }

    private static Command Cpu()
    {
        var pages = new Option<DirectoryInfo>("--pages")
        {
            Description = "HTML pages; the text of their paragraphs is read for events.",
            Required = true,
        };
        var command = new Command("cpu", "CPU time of event reading against AngleSharp's bare parse of the same pages, in one run.") { pages };
        command.SetAction(parsed => EventsCpu.Measure(parsed.GetValue(pages)!, Console.Out));
        return command;
    }

    internal static Enricher BuiltIn() => new(new KnowledgeSource(Knowledge.Load([], [])));

    private static EnrichmentInput Input(LabelledDocument document) => new()
    {
        Id = document.Id,
        Title = document.Title,
        Text = document.Text,
        Published = DateTimeOffset.Parse(document.Published + "Z"),
    };
}
