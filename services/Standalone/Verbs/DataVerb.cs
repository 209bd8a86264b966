using System.CommandLine;
using Ingestion.EntityExtractor.Entities.Training;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Gazetteer.World;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>data</c>: builds the files that ship inside the product from facts kept elsewhere. For its makers; hidden from the help.</summary>
internal static class DataVerb
{
    public static Command Create() => new("data", "Builds the product's own data files.") { Hidden = true, Subcommands = { World(), Names() } };

    private static Command World()
    {
        var facts = new Option<string>("--facts") { Description = "Tab-separated facts of GeoNames, may be gzipped.", Required = true };
        var divisions = new Option<string>("--divisions") { Description = "CSV country,division,name,aliases.", Required = true };
        var curated = new Option<string>("--curated") { Description = "Places described by hand, in the newsroom's format.", Required = true };
        var output = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var verb = new Command("world", "Builds the world list of places.") { facts, divisions, curated, output };
        verb.SetAction(parsed =>
        {
            using var file = File.Create(parsed.GetValue(output)!);
            var known = PlaceFile.Read(parsed.GetValue(curated)!, File.ReadAllBytes(parsed.GetValue(curated)!));
            var count = WorldFileBuilder.Build(parsed.GetValue(facts)!, parsed.GetValue(divisions)!, known, file);
            Console.Error.WriteLine($"{count} places in {file.Length} bytes");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Names()
    {
        var conll = new Option<string[]>("--conll")
        {
            Description = "Labelled texts: CoNLL (also .iob2), GUM (.conllu), DocRED (.json) or a folder of such files; may be repeated.",
            AllowMultipleArgumentsPerToken = true,
        };
        var patterns = new Option<string?>("--patterns") { Description = "Sentences with slots, one a line." };
        var output = new Option<string>("--out") { Description = "The file to write.", Required = true };
        var verb = new Command("names", "Trains the names model.") { conll, patterns, output };
        verb.SetAction(parsed =>
        {
            var file = parsed.GetValue(output)!;
            try
            {
                using var model = new MemoryStream();
                NamesModel.Train(parsed.GetValue(conll) ?? [], parsed.GetValue(patterns), model);
                Replace(file, model.ToArray());
                Console.Error.WriteLine($"{model.Length} bytes");
                return ExitCode.Done;
            }
            catch (Exception unusable) when (unusable is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(unusable.Message);
                return ExitCode.Failed;
            }
        });
        return verb;
    }

    /// <summary>Whole or not at all: a training that fails, and a process that ends here, leave the model that was there.</summary>
    private static void Replace(string file, byte[] model)
    {
        var unfinished = file + ".new";
        File.WriteAllBytes(unfinished, model);
        File.Move(unfinished, file, overwrite: true);
    }
}
