using Ingestion.Fetcher;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Ingestion.Standalone.Verbs;

/// <summary>Gets the bytes of one page: a file's, or those that a server answers with.</summary>
internal static class PageLoader
{
    /// <exception cref="IOException">There is no such file, or the server has no such page.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="FetchException">The address may not be asked, or did not answer.</exception>
    public static Task<PageInput> LoadAsync(PageToPrint asked, CancellationToken cancel) =>
        IsAddress(asked.Page) ? GetAsync(asked, cancel) : ReadAsync(asked, cancel);

    public static bool IsAddress(string page) => page.Contains("://", StringComparison.Ordinal);

    private static async Task<PageInput> ReadAsync(PageToPrint asked, CancellationToken cancel)
    {
        if (Directory.Exists(asked.Page))
            throw new IOException($"{asked.Page} is a folder. Name one page, or give --manifest for many.");
        if (!File.Exists(asked.Page))
            throw new IOException($"There is no file {asked.Page}. An address begins with http:// or https://.");
        return new()
        {
            Body = await File.ReadAllBytesAsync(asked.Page, cancel),
            Url = asked.Url,
            ContentType = ContentTypeOf(asked.Page),
            Explain = asked.Explain,
        };
    }

    private static async Task<PageInput> GetAsync(PageToPrint asked, CancellationToken cancel)
    {
        using var clients = new HttpClients();
        var http = new SafeHttp(clients, Options.Create(new FetcherOptions()), TimeProvider.System);
        var answer = await http.GetAsync(new FetchRequest(asked.Page) { AllowPrivate = asked.AllowPrivate }, null, cancel);
        if (!answer.IsSuccess)
            throw new IOException(
                $"{answer.Url} answered {answer.Status} {ReasonPhrases.GetReasonPhrase(answer.Status)}. Open it in a browser: if it shows the page, save it and name the file instead."
            );
        return new()
        {
            Body = answer.Body,
            Url = answer.Url,
            ContentType = answer.ContentType,
            Explain = asked.Explain,
        };
    }

    private static string? ContentTypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => "text/markdown",
        ".json" => "application/json",
        ".txt" => "text/plain",
        ".html" or ".htm" => "text/html",
        _ => null,
    };
}
