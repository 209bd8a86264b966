using System.Runtime.CompilerServices;
using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Folders;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Listings;
using Ingestion.Fetcher.Sitemaps;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Warcs;
using Ingestion.Text;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Ingesting;

/// <summary>What one document of an <c>ingest</c> became.</summary>
/// <param name="Place">Its address or path.</param>
/// <param name="Capture">Null when it could not be got.</param>
/// <param name="Result">Null when it could not be got.</param>
/// <param name="Error">Why it could not be got, in a sentence.</param>
public sealed record Ingested(string Place, Capture? Capture, IntakeResult? Result, string? Error = null);

/// <summary>Takes in a file, folder, feed, sitemap, page or WARC file once, telling by itself which it is.</summary>
public sealed class SourceIngestor
{
    private const int MaxSitemaps = 1000;
    private readonly ICaptureIntake _intake;
    private readonly FetcherOptions _options;
    private readonly TimeProvider _clock;
    private readonly Polling.PoliteHttp _http;

    internal SourceIngestor(ICaptureIntake intake, Polling.PoliteHttp http, IOptions<FetcherOptions> options, TimeProvider clock)
    {
        _intake = intake;
        _options = options.Value;
        _clock = clock;
        _http = http;
    }

    /// <summary>One element a document, as soon as it was taken; what fails is told and the rest goes on.</summary>
    /// <param name="place">A path, or an http or https address.</param>
    /// <param name="meta">What is known of the documents beforehand; null when nothing is.</param>
    /// <param name="allowPrivate">Whether private and loopback addresses may be asked.</param>
    /// <param name="cancel">Stops after the document under way.</param>
    public async IAsyncEnumerable<Ingested> IngestAsync(
        string place,
        MetaFile? meta,
        bool allowPrivate,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var source = new Source { Id = "ingest", AllowPrivate = allowPrivate, Outlet = meta?.Outlet };
        var documents = IsUrl(place) ? IngestUrlAsync(source, place, meta, cancel) : IngestPathAsync(source, place, meta, cancel);
        await foreach (var document in documents) yield return document;
    }

    private static bool IsUrl(string place) =>
        place.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || place.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private async IAsyncEnumerable<Ingested> IngestPathAsync(
        Source source,
        string place,
        MetaFile? meta,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (!File.Exists(place) && !Directory.Exists(place))
        {
            yield return new Ingested(place, null, null, $"There is no file or folder '{place}'. Give a path or an http address.");
            yield break;
        }

        foreach (var path in Directory.Exists(place) ? FolderReader.Files(place) : [place])
        {
            if (!WarcFile.Is(path)) yield return await TryAsync(source, path, () => TakeFileAsync(source, path, meta, cancel), cancel);
            else await foreach (var document in IngestWarcAsync(source, path, cancel)) yield return document;
        }
    }

    /// <summary>One element a page; last, if the file breaks off, where and why.</summary>
    private async IAsyncEnumerable<Ingested> IngestWarcAsync(Source source, string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var documents = WarcDocuments.ReadAsync(path, source, _options.MaxPageMegabytes * 1_048_576, cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            var isEnd = false;
            var taken = await TryAsync(source, path, async () =>
            {
                isEnd = !await documents.MoveNextAsync();
                return isEnd ? new Ingested(path, null, null) : await TakeAsync(documents.Current, path, cancel);
            }, cancel);
            if (isEnd) yield break;
            yield return taken;
            if (taken.Result is null) yield break;
        }
    }

    private async Task<Ingested> TakeAsync(WarcDocument document, string path, CancellationToken cancel)
    {
        var place = document.Capture.Url ?? path;
        if (document.Refusal is null) return new Ingested(place, document.Capture, await _intake.TakeAsync(document.Capture, document.Body, cancel));
        await _intake.RejectAsync(document.Capture, document.Refusal, cancel);
        return new Ingested(place, document.Capture, new IntakeResult(IntakeOutcome.Rejected, [], [], document.Refusal));
    }

    private async Task<Ingested> TakeFileAsync(Source source, string path, MetaFile? meta, CancellationToken cancel)
    {
        var document = await FolderReader.ReadAsync(path, _options.MaxPageMegabytes * 1_048_576L, cancel);
        var hint = meta?.For(document.Path) ?? document.Hint;
        var capture = CaptureMaker.OfDocument(
            IdOf(hint?.Url ?? Path.GetFileName(path), document.Body.Span),
            source,
            document.Body.Span,
            document.ContentType,
            hint,
            _clock.GetUtcNow()
        );
        return new Ingested(path, capture, await _intake.TakeAsync(capture, document.Body, cancel));
    }

    private async IAsyncEnumerable<Ingested> IngestUrlAsync(
        Source source,
        string url,
        MetaFile? meta,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        FetchResponse? answer = null;
        var failed = await TryAsync(source, url, async () =>
        {
            answer = await GetAsync(source, url, cancel);
            return new Ingested(url, null, null);
        }, cancel);
        if (answer is null)
        {
            yield return failed;
            yield break;
        }

        var hints = new List<ItemHint>();
        var broken = await TryAsync(
            source,
            url,
            async () =>
            {
                await foreach (var hint in HintsAsync(source, answer, MaxSitemaps, cancel))
                    hints.Add(hint);
                return new Ingested(url, null, null);
            },
            cancel
        );
        if (broken.Error is not null)
            yield return broken;
        var isPage =
            hints.Count == 0
            && broken.Error is null
            && DocumentKinds.Of(answer.Body.Span, answer.ContentType) is not (DocumentKind.Feed or DocumentKind.Sitemap);
        var taken = isPage ? TakePageAsync(source, url, answer, meta, cancel) : TakeItemsAsync(source, hints, cancel);
        await foreach (var document in taken) yield return document;
    }

    /// <summary>What a feed or sitemap names; nothing for a page. An index's sitemaps are read, those of an index in an index are not.</summary>
    private async IAsyncEnumerable<ItemHint> HintsAsync(
        Source source,
        FetchResponse answer,
        int sitemapsLeft,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var body = Gunzip.IfPacked(answer.Body, _options.MaxPageMegabytes * 16_777_216L);
        var kind = DocumentKinds.Of(body.Span, answer.ContentType);
        if (kind == DocumentKind.Feed)
        {
            foreach (var hint in FeedParser.Parse(body, answer.ContentType, answer.Url).Items) yield return hint;
        }
        else if (kind == DocumentKind.Sitemap)
        {
            await foreach (var entry in SitemapReader.ReadAsync(new MemoryStream(body.ToArray()), cancel))
            {
                if (!entry.IsSitemap) yield return entry.Hint;
                else if (sitemapsLeft-- > 0)
                {
                    var inner = await GetAsync(source, entry.Url, cancel);
                    await foreach (var hint in HintsAsync(source, inner, sitemapsLeft: 0, cancel)) yield return hint;
                }
            }
        }
    }

    private async IAsyncEnumerable<Ingested> TakeItemsAsync(
        Source source,
        IReadOnlyList<ItemHint> hints,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var hint in hints)
        {
            yield return await TryAsync(source, hint.Url ?? hint.Guid ?? hint.Title ?? "item", () => TakeItemAsync(source, hint, cancel), cancel);
        }
    }

    private async Task<Ingested> TakeItemAsync(Source source, ItemHint hint, CancellationToken cancel)
    {
        if (hint.Url is not null) return await TakeAnswerAsync(source, hint.Url, await GetAsync(source, hint.Url, cancel), hint, cancel);
        var body = Encoding.UTF8.GetBytes(hint.ContentHtml ?? hint.Summary ?? "");
        var capture = CaptureMaker.OfDocument(
            IdOf(hint.Guid ?? hint.Title ?? "", body),
            source,
            body,
            "text/html; charset=utf-8",
            hint,
            _clock.GetUtcNow()
        );
        return new Ingested(hint.Guid ?? hint.Title ?? "item", capture, await _intake.TakeAsync(capture, body, cancel));
    }

    /// <summary>A page is an article, or leads to some: these are followed, one step deep.</summary>
    private async IAsyncEnumerable<Ingested> TakePageAsync(
        Source source,
        string url,
        FetchResponse answer,
        MetaFile? meta,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var page = await TryAsync(source, url, () => TakeAnswerAsync(source, url, answer, meta?.For(url), cancel), cancel);
        yield return page;
        if (page.Result is not { Outcome: IntakeOutcome.Listing } listing) yield break;
        var links = listing.Links.Count > 0
            ? listing.Links.Select(link => new ItemHint { Url = link }).ToList()
            : ListingReader.Read(XmlText.Decode(answer.Body, answer.ContentType), answer.Url).Articles;
        await foreach (var document in TakeItemsAsync(source, links, cancel)) yield return document;
    }

    /// <summary>Of a page without text the AMP edition is taken in its place, once.</summary>
    private async Task<Ingested> TakeAnswerAsync(
        Source source,
        string url,
        FetchResponse answer,
        ItemHint? hint,
        CancellationToken cancel,
        bool isTwin = false
    )
    {
        var capture = CaptureMaker.OfAnswer(IdOf(url, answer.Body.Span), source, url, answer, hint, _clock.GetUtcNow());
        var result = await _intake.TakeAsync(capture, answer.Body, cancel);
        if (result is not { Outcome: IntakeOutcome.Rejected, Links: [var twin] } || isTwin) return new Ingested(url, capture, result);
        return await TakeAnswerAsync(source, twin, await GetAsync(source, twin, cancel), hint, cancel, isTwin: true);
    }

    private async Task<FetchResponse> GetAsync(Source source, string url, CancellationToken cancel)
    {
        if (!source.AllowPrivate && string.IsNullOrWhiteSpace(_options.Contact))
            throw new FetchException(
                FetchFailure.Refused,
                "No contact is set. Give sites a mail address or web page where they can reach you, which the User-Agent names: the setting Fetcher:Contact, or the environment variable Fetcher__Contact=newsroom@example.org."
            );
        var answer = await _http.GetNamedAsync(source, Polling.SourceSettings.RequestOf(source, url), cancel);
        return answer.IsSuccess ? answer : throw new FetchException(FetchFailure.Broken, $"{url} answers {answer.Status}.");
    }

    private static CaptureId IdOf(string place, ReadOnlySpan<byte> body) =>
        new(TextHash.Of($"ingest\n{CanonicalUrl.Parse(place)?.Key ?? place}\n{CaptureMaker.HashOf(body)}")[..32]);

    /// <summary>What was named and could not be had is entered in the ledger as rejected, with the reason.</summary>
    private async Task<Ingested> TryAsync(Source source, string place, Func<Task<Ingested>> take, CancellationToken cancel)
    {
        try
        {
            return await take();
        }
        catch (Exception e)
            when (e is FetchException or FeedException or Polling.HostHeldException or InvalidDataException or IOException
                        or UnauthorizedAccessException
            )
        {
            var capture = CaptureMaker.OfNothing(
                IdOf(place, Encoding.UTF8.GetBytes(e.Message)),
                source,
                IsUrl(place) ? place : null,
                _clock.GetUtcNow()
            );
            await _intake.RejectAsync(capture, e.Message, cancel);
            return new Ingested(place, null, null, e.Message);
        }
    }
}
