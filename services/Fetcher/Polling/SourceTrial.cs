using System.Text;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Folders;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Robots;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Warcs;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>Visits a source that nobody has added, by the same manners and within the same bounds, and remembers nothing of it.</summary>
public sealed class SourceTrial
{
    private const int MaxCounted = 10_000;
    private const int MaxItems = 20;
    private const int MaxPages = 3;
    private const int MaxText = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly ListingVisitor _listings;
    private readonly PoliteHttp _http;
    private readonly FetcherOptions _options;
    private readonly PageExtractor _extractor;

    internal SourceTrial(ListingVisitor listings, PoliteHttp http, IOptions<FetcherOptions> options, TimeProvider clock)
    {
        _listings = listings;
        _http = http;
        _options = options.Value;
        _extractor = new PageExtractor(clock);
    }

    /// <summary>Takes a minute at most; what could not be had is told in the result.</summary>
    public async Task<Trial> TryAsync(Source source, CancellationToken cancel)
    {
        if (!source.IsLocal && !source.AllowPrivate && string.IsNullOrWhiteSpace(_options.Contact))
            return new Trial { Problem = "No contact is set, so nothing outside is fetched. Set Fetcher:Contact." };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        var state = new SourceState { Id = source.Id };
        var named = new List<ItemHint>();
        var count = 0;
        var problem = await ProblemAsync(async () =>
        {
            await foreach (var hint in _listings.TryAsync(source, state, patience.Token))
            {
                if (named.Count < MaxItems) named.Add(hint);
                if (++count == MaxCounted) break;
            }
        }, cancel);
        var pages = new List<TrialPage>();
        foreach (var hint in named.Take(MaxPages)) pages.Add(await PageAsync(source, hint, patience.Token, cancel));
        return new Trial
        {
            Kind = state.Kind?.ToLowerInvariant(),
            Place = state.Url ?? source.Url ?? source.Path,
            Problem = problem ?? (count == 0 ? "It names no article." : null),
            Named = count,
            Items = [.. named.Select(hint => new TrialItem(hint.Url ?? PathOf(hint), hint.Title, hint.Published))],
            Pages = pages,
        };
    }

    private async Task<TrialPage> PageAsync(Source source, ItemHint hint, CancellationToken patience, CancellationToken cancel)
    {
        PageResult? result = null;
        var problem = await ProblemAsync(
            async () =>
            {
                var input = await InputAsync(source, hint, patience);
                result = _extractor.Extract(input, patience);
                if (result is { Rejection: not null, Links: [var twin] } && await TwinAsync(source, twin, input, patience) is { } edition)
                    result = _extractor.Extract(edition, patience);
            },
            cancel);
        return new TrialPage
        {
            Place = hint.Url ?? PathOf(hint) ?? hint.Guid ?? hint.Title ?? "an item of its own",
            Problem =
                problem
                ?? result?.Rejection
                ?? (result?.Articles.Count == 0 ? $"It is a listing of {result.Links.Count} articles and none itself." : null),
            Articles =
            [
                .. (result?.Articles ?? []).Select(a => new TrialArticle(
                    a.Title,
                    a.Published,
                    a.Authors,
                    a.Language,
                    a.Text.Length > MaxText ? a.Text[..MaxText] : a.Text,
                    a.Text.Length
                )),
            ],
        };
    }

    private async Task<PageInput> InputAsync(Source source, ItemHint hint, CancellationToken cancel)
    {
        if (PathOf(hint) is { } path)
            return await FileAsync(source, path, cancel);
        if (hint.Url is not { } url)
            return new PageInput
            {
                Body = Encoding.UTF8.GetBytes(hint.ContentHtml ?? hint.Summary ?? ""),
                ContentType = "text/html; charset=utf-8",
                Hint = hint,
                Overrides = source.Selectors,
            };
        var isNamed = source.Urls.Count > 0 || source.Kind == SourceKind.Urls;
        var answer = isNamed
            ? await _http.GetNamedAsync(source, SourceSettings.NamedRequestOf(source, url), cancel)
            : await _http.GetFoundAsync(source, SourceSettings.RequestOf(source, url), cancel);
        if (!answer.IsSuccess)
            throw ItemGoneException.Of(answer, url);
        return new PageInput
        {
            Body = answer.Body,
            ContentType = answer.ContentType,
            Url = answer.Url,
            Hint = hint,
            Overrides = source.Selectors,
        };
    }

    /// <summary>The AMP edition, which a visit takes in the place of a page without text; null where there is none to be had.</summary>
    private async Task<PageInput?> TwinAsync(Source source, string twin, PageInput page, CancellationToken cancel) =>
        await _http.GetTwinAsync(source, twin, cancel) is { } answer
            ? page with
            {
                Body = answer.Body,
                ContentType = answer.ContentType,
                Url = answer.Url,
            }
            : null;

    private async Task<PageInput> FileAsync(Source source, string path, CancellationToken cancel)
    {
        if (WarcFile.Is(path))
        {
            await foreach (var page in WarcDocuments.ReadAsync(path, source, _options.MaxPageMegabytes * 1_048_576, cancel))
            {
                if (page.Refusal is null)
                    return new PageInput
                    {
                        Body = page.Body,
                        ContentType = page.Capture.ContentType,
                        Url = page.Capture.Url,
                        Overrides = source.Selectors,
                    };
            }

            throw new InvalidDataException($"{path} holds no page.");
        }

        var document = await FolderReader.ReadAsync(path, _options.MaxPageMegabytes * 1_048_576L, cancel);
        return new PageInput
        {
            Body = document.Body,
            ContentType = document.ContentType,
            Url = document.Hint?.Url,
            Hint = document.Hint,
            Overrides = source.Selectors,
        };
    }

    private static string? PathOf(ItemHint hint) => hint.Guid is { } guid ? LocalFiles.PathOf(guid) : null;

    /// <summary>What went wrong, in a sentence; null when nothing did.</summary>
    private static async Task<string?> ProblemAsync(Func<Task> act, CancellationToken cancel)
    {
        try
        {
            await act();
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"It took longer than {Longest.TotalSeconds:0} seconds and was given up.";
        }
        catch (Exception e)
            when (e is FetchException or FeedException or ItemGoneException or HostHeldException or RobotsRefusedException or IOException
                        or UnauthorizedAccessException or InvalidDataException or InvalidOperationException
            )
        {
            return e.Message;
        }
    }
}
