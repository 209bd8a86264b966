using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Http;

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
    private const int WidestRule = 32;

    public static async Task<int> PrintAsync(PageToPrint asked, CancellationToken cancel)
    {
        try
        {
            var result = await ExtractAsync(asked, cancel);
            PrintResult(asked.Page, result);
            if (asked.Explain) PrintDropped(result.Dropped);
            return result.Rejection is null ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is FetchException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Failed;
        }
    }

    /// <summary>Of a page without text that was asked for by its address, the AMP edition is read in its place.</summary>
    private static async Task<PageResult> ExtractAsync(PageToPrint asked, CancellationToken cancel)
    {
        var extractor = new PageExtractor(TimeProvider.System);
        var result = extractor.Extract(await PageLoader.LoadAsync(asked, cancel), cancel);
        if (!PageLoader.IsAddress(asked.Page) || result is not { Rejection: not null, Links: [var twin] }) return result;
        return extractor.Extract(await PageLoader.LoadAsync(asked with { Page = twin }, cancel), cancel);
    }

    private static void PrintResult(string page, PageResult result)
    {
        if (result.Rejection is { } reason) Console.Error.WriteLine($"{page}: rejected: {reason}");
        if (result.Links.Count > 0) PrintHeading($"No article, but a listing that leads to {result.Links.Count} pages");
        foreach (var link in result.Links) Console.WriteLine(link);
        foreach (var article in result.Articles) PrintArticle(article);
    }

    private static void PrintArticle(ExtractedArticle article)
    {
        PrintHeading(article.Title);
        foreach (var (name, value) in Facts(article))
        {
            if (!string.IsNullOrEmpty(value)) Console.WriteLine($"{name + ":",-16}{Printable(value)}");
        }

        Console.WriteLine();
        Console.WriteLine(Printable(article.Text).Replace("\n", "\n\n", StringComparison.Ordinal));
        Console.WriteLine();
    }

    private static void PrintDropped(IReadOnlyList<DroppedBlock> dropped)
    {
        PrintHeading($"Dropped blocks: {dropped.Count}");
        var width = Math.Min(WidestRule, dropped.Select(block => block.Rule.Length).DefaultIfEmpty().Max());
        foreach (var (text, rule) in dropped) Console.WriteLine($"{rule.PadRight(width)}  {Shortened(text)}");
    }

    private static void PrintHeading(string text)
    {
        Console.WriteLine(Printable(text));
        Console.WriteLine(new string('=', Math.Clamp(text.Length, 3, 80)));
    }

    private static IEnumerable<(string Name, string? Value)> Facts(ExtractedArticle article) =>
    [
        ("url", article.Url), ("part", article.Part), ("outlet", article.Outlet), ("authors", string.Join(", ", article.Authors)),
        ("organisations", string.Join(", ", article.AuthorOrganisations)),
        ("published", Time(article.Published, article.PublishedFrom)), ("modified", Time(article.Modified, null)),
        ("language", article.Language), ("type", article.Type.ToString()), ("dateline", article.Dateline),
        ("syndicated from", article.SyndicatedFrom), ("section", article.Section), ("keywords", string.Join(", ", article.Keywords)),
        ("paywalled", article.Paywalled?.ToString()), ("image", article.Image), ("description", article.Description),
    ];

    private static string Shortened(string text)
    {
        var line = Printable(text.ReplaceLineEndings(" "));
        return line.Length <= LongestDropped ? line : string.Concat(line.AsSpan(0, LongestDropped), "…");
    }

    /// <summary>What strangers wrote must not command the terminal.</summary>
    private static string Printable(string text) => string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    private static string? Time(DateTimeOffset? time, string? from) =>
        time is null ? null : $"{time:yyyy-MM-dd HH:mm zzz}{(from is null ? "" : $" ({from})")}";
}
