using Ingestion.Fetcher.Extraction;

namespace Ingestion.Standalone.Verbs;

/// <summary>Prints what was extracted from one page for a person to read.</summary>
internal static class PagePrinter
{
    private const int LongestDropped = 120;

    public static int Print(PageExtractor extractor, string file, string? url, bool explain)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"The file {file} does not exist.");
            return ExitCode.Failed;
        }

        var result = extractor.Extract(new() { Body = File.ReadAllBytes(file), Url = url, ContentType = ContentTypeOf(file), Explain = explain }, CancellationToken.None);
        if (result.Rejection is { } reason) Console.Error.WriteLine($"{file}: rejected: {reason}");
        foreach (var article in result.Articles) Print(article);
        foreach (var link in result.Links) Console.WriteLine(link);
        foreach (var (text, rule) in result.Dropped) Console.WriteLine($"[{rule}] {Shortened(text)}");
        return result.Rejection is null ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Print(ExtractedArticle article)
    {
        Console.WriteLine(article.Title);
        Console.WriteLine(new string('=', Math.Clamp(article.Title.Length, 3, 80)));
        foreach (var (name, value) in Facts(article))
        {
            if (!string.IsNullOrEmpty(value)) Console.WriteLine($"{name + ":",-16}{value}");
        }

        Console.WriteLine();
        Console.WriteLine(article.Text.Replace("\n", "\n\n", StringComparison.Ordinal));
        Console.WriteLine();
    }

    private static IEnumerable<(string Name, string? Value)> Facts(ExtractedArticle article) =>
    [
        ("url", article.Url), ("part", article.Part), ("outlet", article.Outlet), ("authors", string.Join(", ", article.Authors)),
        ("published", Time(article.Published, article.PublishedFrom)), ("modified", Time(article.Modified, null)),
        ("language", article.Language), ("type", article.Type.ToString()), ("dateline", article.Dateline),
        ("syndicated from", article.SyndicatedFrom), ("section", article.Section), ("keywords", string.Join(", ", article.Keywords)),
        ("paywalled", article.Paywalled?.ToString()), ("image", article.Image), ("description", article.Description),
    ];

    private static string Shortened(string text) => text.Length <= LongestDropped ? text : string.Concat(text.AsSpan(0, LongestDropped), "…");

    private static string? Time(DateTimeOffset? time, string? from) => time is null ? null : $"{time:yyyy-MM-dd HH:mm zzz}{(from is null ? "" : $" ({from})")}";

    private static string? ContentTypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => "text/markdown",
        ".json" => "application/json",
        ".txt" => "text/plain",
        ".html" or ".htm" => "text/html",
        _ => null,
    };
}
