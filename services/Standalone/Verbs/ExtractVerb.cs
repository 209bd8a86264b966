using System.CommandLine;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>extract</c>: the article or articles of stored pages, for measuring, scripting and looking closely.</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var page = new Argument<string?>("PAGE") { Description = "A file or address, printed readably.", Arity = ArgumentArity.ZeroOrOne };
        var manifest = new Option<FileInfo?>("--manifest")
        {
            Description = "JSON lines {\"id\",\"url\",\"encoding\"}; the pages lie beside it as <id>.html.",
        };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Folder for one <id>.json a page." };
        var lines = new Option<bool>("--jsonl") { Description = "Write one JSON line a page to standard output instead." };
        var url = new Option<string?>("--url") { Description = "The address the file was read from." };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "Allow an address on this machine or a private network." };
        var explain = new Option<bool>("--explain") { Description = "Say for each dropped block which rule dropped it." };
        var command = new Command("extract", "Extract articles from pages.") { page, manifest, output, lines, url, allowPrivate, explain };
        command.SetAction((parsed, cancel) => parsed.GetValue(page) is { } one && parsed.GetValue(manifest) is null
            ? PagePrinter.PrintAsync(new PageToPrint(one, parsed.GetValue(url), parsed.GetValue(allowPrivate), parsed.GetValue(explain)), cancel)
            : Task.FromResult(ReadManifest(parsed.GetValue(manifest), parsed.GetValue(output), parsed.GetValue(lines))));
        return command;
    }

    private static int ReadManifest(FileInfo? manifest, DirectoryInfo? output, bool lines)
    {
        if (manifest is null) return Usage("Give a page, or --manifest with --out or --jsonl.");
        if (output is null && !lines) return Usage("Give --out FOLDER or --jsonl with --manifest.");
        if (!manifest.Exists) return Failed($"The manifest {manifest.FullName} does not exist.");
        return ManifestExtraction.Run(new PageExtractor(TimeProvider.System), manifest, lines ? null : output);
    }

    private static int Usage(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Usage;
    }

    private static int Failed(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Failed;
    }
}
