using Ingestion.Text;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Sources;

/// <summary>A definition is not taken. The message names the source, the reason and the remedy.</summary>
/// <param name="message">In a sentence.</param>
/// <param name="isConflict">True when it is right by itself and at odds with another one.</param>
public sealed class SourceRefusedException(string message, bool isConflict = false) : Exception(message)
{
    public bool IsConflict { get; } = isConflict;
}

/// <summary>What an import did.</summary>
/// <param name="Added">Sources that are new.</param>
/// <param name="Refused">Outlines that are not taken, by line and with the reason.</param>
public sealed record ImportResult(IReadOnlyList<ImportedFeed> Added, IReadOnlyList<SourceError> Refused);

/// <param name="Line">Of the OPML document, from 1.</param>
/// <param name="Id">What it is called here.</param>
/// <param name="Url">The feed's address.</param>
public sealed record ImportedFeed(long Line, string Id, string Url);

/// <summary>Adds and removes sources beside those of the files, which the API never changes.</summary>
public sealed class SourceAdmission(SourceCatalog catalog, AddedSources added, IOptions<FetcherOptions> options)
{
    /// <summary>Checks a definition as <see cref="AddAsync"/> does, and adds nothing.</summary>
    /// <exception cref="SourceRefusedException">It is wrong, or asks for what the API may not give.</exception>
    public Source Check(string json)
    {
        try
        {
            var source = SourceJson.Read(json);
            if (!options.Value.ApiMayReachInside && Inside(source) is { } key)
                throw new SourceRefusedException(
                    $"'{key}' of source '{source.Id}' reaches into this machine or its network, which the API does not give to whoever can reach it. Define the source in {options.Value.SourcesFile}, or set Fetcher:ApiMayReachInside."
                );
            return source;
        }
        catch (SourceEntryException e)
        {
            throw new SourceRefusedException(e.Message);
        }
    }

    /// <exception cref="SourceRefusedException">It is wrong, or its id is taken.</exception>
    public async Task<Source> AddAsync(string json, CancellationToken cancel)
    {
        var source = Check(json);
        if ((await catalog.CurrentAsync(cancel)).Sources.Any(s => s.Id == source.Id)) throw Taken(source.Id);
        // Another request may have taken the id since.
        return (await added.AddAsync([(source.Id, json)], cancel)).Count == 1 ? source : throw Taken(source.Id);
    }

    /// <summary>Ends a source that was added by the API; its articles stay.</summary>
    /// <returns>False when there is none of this id.</returns>
    /// <exception cref="SourceRefusedException">A file defines it.</exception>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancel)
    {
        await catalog.CurrentAsync(cancel);
        if (catalog.FileOf(id) is { } file)
            throw new SourceRefusedException($"Source '{id}' is defined in {file}. Remove it there, or set 'enabled: false'.", isConflict: true);
        return await added.RemoveAsync(id, cancel);
    }

    /// <summary>Adds the feeds of an OPML document that are not sources yet.</summary>
    public async Task<ImportResult> ImportAsync(OpmlDocument document, CancellationToken cancel)
    {
        var current = await catalog.CurrentAsync(cancel);
        var ids = current.Sources.Select(s => s.Id).ToHashSet();
        var urls = new Dictionary<string, string>();
        foreach (var source in current.Sources) if (CanonicalUrl.Parse(source.Url) is { } url) urls.TryAdd(url.Key, $"source '{source.Id}'");
        var feeds = new List<(ImportedFeed Feed, string Definition)>();
        var refused = document.Errors.ToList();
        foreach (var outline in document.Feeds)
        {
            var key = CanonicalUrl.Parse(outline.Url)!.Key;
            if (urls.TryGetValue(key, out var known))
            {
                refused.Add(new SourceError(outline.Line, $"{outline.Url} is {known} already."));
                continue;
            }

            var id = SourceIds.For(outline.Url, ids);
            ids.Add(id);
            urls.Add(key, $"line {outline.Line}");
            feeds.Add((new ImportedFeed(outline.Line, id, outline.Url), SourceJson.Write(id, outline.Url, outline.Title, outline.Folders)));
        }

        var free = await added.AddAsync([.. feeds.Select(f => (f.Feed.Id, f.Definition))], cancel);
        refused.AddRange(feeds.Where(f => !free.Contains(f.Feed.Id)).Select(f => new SourceError(f.Feed.Line, Taken(f.Feed.Id).Message)));
        return new ImportResult([.. feeds.Select(f => f.Feed).Where(f => free.Contains(f.Id))], [.. refused.OrderBy(e => e.Line)]);
    }

    private SourceRefusedException Taken(string id) =>
        new(
            $"The id '{id}' is taken{(catalog.FileOf(id) is { } file ? $" by a source in {file}" : "")}. Choose another, or remove that one first.",
            isConflict: true
        );

    private static string? Inside(Source source) =>
        source.Path is not null ? "path"
        : source.Headers.Count > 0 ? "headers"
        : source.Cookies is not null ? "cookies"
        : source.Proxy is not null ? "proxy"
        : source.AllowPrivate ? "allow_private"
        : null;
}
