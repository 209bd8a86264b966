using System.CommandLine;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Standalone.Verbs;

/// <summary><c>extract</c>: the article or articles of stored pages, for measuring, scripting and looking closely.</summary>
internal static class ExtractVerb
{
    public static Command Create()
    {
        var page = new Argument<string?>("PAGE") { Description = "A file, printed readably.", Arity = ArgumentArity.ZeroOrOne };
        var manifest = new Option<FileInfo?>("--manifest") { Description = "JSON lines {\"id\",\"url\",\"encoding\"}; the pages lie beside it as <id>.html." };
        var output = new Option<DirectoryInfo?>("--out") { Description = "Folder for one <id>.json a page." };
        var lines = new Option<bool>("--jsonl") { Description = "Write one JSON line a page to standard output instead." };
        var url = new Option<string?>("--url") { Description = "The address the file was read from." };
        var explain = new Option<bool>("--explain") { Description = "Say for each dropped block which rule dropped it." };
        var command = new Command("extract", "Extract articles from pages.") { page, manifest, output, lines, url, explain };
        command.SetAction(parsed => Run(parsed.GetValue(page), parsed.GetValue(manifest), parsed.GetValue(output), parsed.GetValue(lines), parsed.GetValue(url), parsed.GetValue(explain)));
        return command;
    }

    private static int Run(string? page, FileInfo? manifest, DirectoryInfo? output, bool lines, string? url, bool explain)
    {
        var extractor = new PageExtractor(TimeProvider.System);
        if (page is not null && manifest is null) return PagePrinter.Print(extractor, page, url, explain);
        if (manifest is null) return Usage("Give a page, or --manifest with --out or --jsonl.");
        if (output is null && !lines) return Usage("Give --out FOLDER or --jsonl with --manifest.");
        if (!manifest.Exists) return Failed($"The manifest {manifest.FullName} does not exist.");
        return ManifestExtraction.Run(extractor, manifest, lines ? null : output);
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
