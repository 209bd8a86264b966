using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Entities.Training;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.Benchmarks.Naming;

/// <summary>
/// <c>names FILE…</c>: strict span-and-class precision, recall and F1 of persons, organisations (armed groups, media and
/// governments included) and places. Files are JSON lines <c>{"text", "names": [{"start", "end", "type"}]}</c> (types person, organisation,
/// place; offsets in UTF-16 units), texts with bracketed names (<c>.marked</c>: "[PER Ana Lind] left [LOC Vesk]", one a line), GUM (.conllu), DocRED
/// (.json), CoNLL (any other ending), or a folder of the latter three.
/// </summary>
internal static class NamesEvaluation
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files")
        {
            Description = "JSON lines, .marked, GUM (.conllu), DocRED (.json) or CoNLL files of labelled names, or folders of the latter three.",
        };
        var errors = new Option<bool>("--errors") { Description = "Print every missed and every wrong name." };
        var folds = new Option<int>("--folds")
        {
            Description =
                "Score models trained on the other parts of the files, and on the patterns, instead of the one that ships: 2 or more parts.",
        };
        var patterns = new Option<string?>("--patterns") { Description = "With --folds: the pattern sentences to train on." };
        var model = new Option<string?>("--model") { Description = "Another names model than the one that ships." };
        var verb = new Command("names", "Evaluates persons, organisations and places against labelled names.")
        {
            files,
            errors,
            folds,
            patterns,
            model,
        };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(folds) > 1)
                HeldOutNames.Evaluate(
                    [.. parsed.GetValue(files)!.Select(f => (f, Read(f).ToList()))],
                    parsed.GetValue(folds),
                    parsed.GetValue(patterns),
                    parsed.GetValue(errors)
                );
            else
                Evaluate(parsed.GetValue(files)!, Reader(parsed.GetValue(model)), parsed.GetValue(errors));
        });
        return verb;
    }

    private static NameReader Reader(string? model)
    {
        var knowledge = Knowledge.Load([], []);
        if (model is null) return knowledge.Reader;
        using var file = File.OpenRead(model);
        return NamesModel.Reader(knowledge, file);
    }

    private static void Evaluate(string[] files, NameReader reader, bool errors)
    {
        reader.Read(AnalysedText.Of("Warm up in Kabul."), [], null, null);
        foreach (var file in files) Evaluate(file, reader, errors);
    }

    private static void Evaluate(string file, NameReader reader, bool errors)
    {
        var (texts, score) = (Read(file).ToList(), new NamesScore());
        var clock = Stopwatch.StartNew();
        Add(score, texts, reader, errors);
        Console.WriteLine($"{Path.GetFileName(file)}: {texts.Count} texts, {texts.Count / clock.Elapsed.TotalSeconds:F0} a second");
        Console.WriteLine(score);
    }

    internal static void Add(NamesScore score, IEnumerable<MarkedText> texts, NameReader reader, bool errors)
    {
        foreach (var text in texts)
        {
            var names = reader.Read(AnalysedText.Of(text.Text), [], null, null);
            var found = names
                .Entities.Where(e => IsName(e.Text))
                .Select(e => new MarkedName(e.Start, e.End, e.Type == EntityType.Person ? NameClass.Person : NameClass.Organisation))
                .Concat(names.Places.Select(p => new MarkedName(p.Start, p.End, NameClass.Place)))
                .ToHashSet();
            score.Add(text, found, errors ? Console.Out : TextWriter.Null);
        }
    }

    /// <summary>Labelled sets mark names alone: "the group", a mention of the one just named, is no name.</summary>
    private static bool IsName(string mention) =>
        !(mention.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && char.IsLower(mention[mention.LastIndexOf(' ') + 1]));

    private static IEnumerable<MarkedText> Read(string file) => Path.GetExtension(file) switch
    {
        ".jsonl" => File.ReadLines(file).Select(Json),
        ".marked" => File.ReadAllText(file).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(MarkedText.Parse),
        _ => LabelledTexts.Read(file),
    };

    private static MarkedText Json(string line)
    {
        using var article = JsonDocument.Parse(line);
        var names = article
            .RootElement.GetProperty("names")
            .EnumerateArray()
            .Select(n => new MarkedName(
                n.GetProperty("start").GetInt32(),
                n.GetProperty("end").GetInt32(),
                Class(n.GetProperty("type").GetString()!)
            ));
        return new MarkedText(article.RootElement.GetProperty("text").GetString()!, [.. names]);
    }

    private static NameClass Class(string type) => type switch
    {
        "person" => NameClass.Person,
        "place" => NameClass.Place,
        _ => NameClass.Organisation,
    };
}
