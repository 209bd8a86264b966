using System.Text.Json;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Standalone.Verbs;

/// <summary>Extracts every page that a manifest names.</summary>
internal static class ManifestExtraction
{
    /// <param name="extractor">Reads the pages.</param>
    /// <param name="manifest">One <see cref="ManifestLine"/> a line.</param>
    /// <param name="output">Folder for a file a page; null to write lines to standard output.</param>
    public static int Run(PageExtractor extractor, FileInfo manifest, DirectoryInfo? output)
    {
        output?.Create();
        using var lines = output is null ? new StreamWriter(Console.OpenStandardOutput()) : null;
        var failed = false;
        var number = 0;
        foreach (var line in File.ReadLines(manifest.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            failed |= !Extract(extractor, manifest, line, number, output, lines);
        }

        return failed ? ExitCode.Failed : ExitCode.Done;
    }

    private static bool Extract(PageExtractor extractor, FileInfo manifest, string line, int number, DirectoryInfo? output, StreamWriter? lines)
    {
        try
        {
            var entry = JsonSerializer.Deserialize<ManifestLine>(line, ExtractJson.Form)!;
            var body = File.ReadAllBytes(Path.Combine(manifest.DirectoryName!, FileName(entry.Id, ".html")));
            var result = extractor.Extract(
                new()
                {
                    Body = body,
                    Url = entry.Url,
                    Charset = entry.Encoding,
                    ContentType = "text/html",
                },
                CancellationToken.None
            );
            var json = JsonSerializer.Serialize(ExtractedPage.Of(result, entry.Id, entry.Url), ExtractJson.Form);
            if (lines is null) File.WriteAllText(Path.Combine(output!.FullName, FileName(entry.Id, ".json")), json + "\n");
            else lines.WriteLine(json);
            return true;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine($"{manifest.Name}, line {number}: {e.Message}");
            return false;
        }
    }

    /// <summary>An id is a plain name: it must not lead out of the folder.</summary>
    private static string FileName(string? id, string extension) =>
        string.IsNullOrEmpty(id) || id.AsSpan().ContainsAny('/', '\\') || id.StartsWith('.')
            ? throw new ArgumentException($"the id \"{id}\" cannot be a file name; use letters, digits, dots and hyphens")
            : id + extension;
}
