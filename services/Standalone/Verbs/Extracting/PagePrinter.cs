using Ingestion.Fetcher;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Http;
using Microsoft.Extensions.Options;

namespace Ingestion.Standalone.Verbs;

/// <summary>What to print.</summary>
/// <param name="Page">File or http address.</param>
/// <param name="Url">Where a file was read from; null when that is unknown.</param>
/// <param name="AllowPrivate">Whether an address on this machine or a private network may be asked.</param>
/// <param name="Explain">Whether to say for each dropped block which rule dropped it.</param>
internal sealed record PageToPrint(string Page, string? Url, bool AllowPrivate, bool Explain);

/// <summary>Prints what was extracted from one page for a person to read.</summary>
internal static class PagePrinter
{
    private const int LongestDropped = 120;

    public static async Task<int> PrintAsync(PageToPrint asked, CancellationToken cancel)
    {
        try
        {
            var input = IsAddress(asked.Page) ? await GetAsync(asked, cancel) : Read(asked);
            return Print(asked.Page, new PageExtractor(TimeProvider.System).Extract(input, cancel));
        }
        catch (Exception e) when (e is FetchException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    private static bool IsAddress(string page) => Uri.TryCreate(page, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static PageInput Read(PageToPrint asked)
    {
        if (!File.Exists(asked.Page)) throw new FileNotFoundException($"The file {asked.Page} does not exist.");
        return new() { Body = File.ReadAllBytes(asked.Page), Url = asked.Url, ContentType = ContentTypeOf(asked.Page), Explain = asked.Explain };
    }

    private static async Task<PageInput> GetAsync(PageToPrint asked, CancellationToken cancel)
    {
        using var clients = new HttpClients();
        var http = new SafeHttp(clients, Options.Create(new FetcherOptions()), TimeProvider.System);
        var answer = await http.GetAsync(new FetchRequest(asked.Page) { AllowPrivate = asked.AllowPrivate }, null, cancel);
        if (!answer.IsSuccess) throw new IOException($"{asked.Page} answered with status {answer.Status}.");
        return new() { Body = answer.Body, Url = answer.Url, ContentType = answer.ContentType, Explain = asked.Explain };
    }

    private static int Print(string page, PageResult result)
    {
        if (result.Rejection is { } reason) Console.Error.WriteLine($"{page}: rejected: {reason}");
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
