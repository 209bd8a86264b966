using System.CommandLine;

namespace Ingestion.Benchmarks.Places;

/// <summary><c>places</c>: how right places are resolved, and what the gazetteer costs.</summary>
internal static class PlacesCommand
{
    public static Command Create() => new("places", "How right places are resolved, and what the gazetteer costs.") { Evaluate(), Load() };

    private static Command Evaluate()
    {
        var file = new Option<FileInfo>("--file")
        {
            Description = "JSON lines {\"id\", \"kind\", \"outlet\", \"text\", \"places\": [{\"text\", \"lat\", \"lon\"}]}.",
            DefaultValueFactory = _ => LabelledPlaces.OwnFile,
        };
        var errors = new Option<bool>("--errors") { Description = "List each place that is missed or resolved to another." };
        var command = new Command("evaluate", "Scores the resolution of places against labelled coordinates.") { file, errors };
        command.SetAction(parsed => PlacesEvaluation.Run(parsed.GetValue(file)!, parsed.GetValue(errors), Console.Out));
        return command;
    }

    private static Command Load()
    {
        var command = new Command("load", "Time and memory of the built-in gazetteer, measured once in a fresh process.");
        command.SetAction(_ => GazetteerCost.Measure(Console.Out));
        return command;
    }
}
