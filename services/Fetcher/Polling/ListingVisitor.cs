using System.Runtime.CompilerServices;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Folders;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Listings;
using Ingestion.Fetcher.Sitemaps;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Warcs;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>What a visit to a listing found.</summary>
/// <param name="Named">Items that it named.</param>
/// <param name="Added">Of these the ones that were new.</param>
/// <param name="LookAgain">When something was left that will be whole soon; null when nothing was.</param>
internal sealed record ListingVisit(int Named, int Added, TimeSpan? LookAgain = null);

/// <summary>Reads a source's feed, sitemap, page, folder or list and enters what it names.</summary>
internal sealed class ListingVisitor(PoliteHttp http, PollStore store, GapStore gaps, IOptions<FetcherOptions> options, TimeProvider clock)
{
    private const int Batch = 500;
    private const int MaxSitemaps = 1000;
    private const int MaxPages = 20;
    private const long MaxSitemapBytes = 64 * 1_048_576;

    /// <summary>Longest that a file written just now is left alone.</summary>
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(5);

    /// <exception cref="FetchException">It could not be got.</exception>
    /// <exception cref="FeedException">It is not what it should be.</exception>
    public async Task<ListingVisit> VisitAsync(Source source, SourceState state, CancellationToken cancel)
    {
        return source is { IsLocal: true, Path: { } path }
            ? await VisitFolderAsync(source, path, state, cancel)
            : await EnterAsync(source, state, ReadAsync(source, state, cancel), cancel);
    }

    /// <summary>What a visit would name, without remembering any of it. Sets the state's kind and address.</summary>
    public IAsyncEnumerable<ItemHint> TryAsync(Source source, SourceState state, CancellationToken cancel) =>
        source is { IsLocal: true, Path: { } path }
            ? Look(source, path, state, TimeSpan.Zero).Whole.ToAsyncEnumerable()
            : ReadAsync(source, state, cancel);

    private async Task<ListingVisit> VisitFolderAsync(Source source, string path, SourceState state, CancellationToken cancel)
    {
        var quiet = options.Value.PollMinOf(source) < LongestQuiet ? options.Value.PollMinOf(source) : LongestQuiet;
        var (whole, anyUnfinished) = Look(source, path, state, quiet);
        var visit = await EnterAsync(source, state, whole.ToAsyncEnumerable(), cancel);
        return anyUnfinished ? visit with { LookAgain = quiet } : visit;
    }

    private (IReadOnlyList<ItemHint> Whole, bool AnyUnfinished) Look(Source source, string path, SourceState state, TimeSpan quiet)
    {
        var isFile = WarcFile.Is(path) && File.Exists(path);
        if (!isFile && !Directory.Exists(path))
            throw new DirectoryNotFoundException($"{Path.GetFullPath(path)}, the path of source '{source.Id}', is no folder and no WARC file.");
        state.Kind = (
            isFile ? SourceKind.Warc
            : source.Kind == SourceKind.Auto ? SourceKind.Folder
            : source.Kind
        ).ToString();
        return LocalFiles.Look(source.Kind, path, quiet, clock.GetUtcNow());
    }

    private async Task<ListingVisit> EnterAsync(Source source, SourceState state, IAsyncEnumerable<ItemHint> hints, CancellationToken cancel)
    {
        var visit = new ListingVisit(0, 0);
        await foreach (var batch in hints.ChunkAsync(Batch, cancel))
        {
            var added = await store.DiscoverAsync(
                state,
                batch,
                depth: 0,
                source.IsLocal ? TimeSpan.FromDays(36_500) : options.Value.RevisitForOf(source),
                cancel
            );
            visit = new ListingVisit(visit.Named + batch.Count, visit.Added + added);
        }

        return visit;
    }

    private IAsyncEnumerable<ItemHint> ReadAsync(Source source, SourceState state, CancellationToken cancel)
    {
        if (source.Url is null)
            state.Kind = nameof(SourceKind.Urls);
        if (source.Path is { } file)
            return AddressFile.ReadAsync(file, cancel).Select(url => new ItemHint { Url = url });
        return source.Urls.Count > 0
            ? source.Urls.Select(url => new ItemHint { Url = url }).ToAsyncEnumerable()
            : ReadUrlAsync(source, state, cancel);
    }

    private async IAsyncEnumerable<ItemHint> ReadUrlAsync(Source source, SourceState state, [EnumeratorCancellation] CancellationToken cancel)
    {
        var url = state.Url ?? source.Url!;
        var answer = await http.GetNamedAsync(source, RequestOf(source, url) with { ETag = state.Etag, LastModified = state.LastModified }, cancel);
        if (answer.IsUnchanged) yield break;
        Judge(state, answer, url);
        var hash = CaptureMaker.HashOf(answer.Body.Span);
        var isSame = hash == state.BodyHash;
        if (!isSame)
        {
            await foreach (var hint in ReadDocumentAsync(source, state, answer, cancel)) yield return hint;
        }

        state.BodyHash = hash;
        state.Etag = answer.ETag;
        state.LastModified = answer.LastModified;
    }

    private static void Judge(SourceState state, FetchResponse answer, string url)
    {
        if (answer.Status == 410) state.Ended = $"{url} answers 410 Gone: the publisher ended it.";
        if (!answer.IsSuccess) throw ItemGoneException.Of(answer, url);
        if (answer.MovedTo is { } moved) state.Url = moved;
    }

    private IAsyncEnumerable<ItemHint> ReadDocumentAsync(Source source, SourceState state, FetchResponse answer, CancellationToken cancel)
    {
        var kind = KindOf(source, DocumentKinds.Of(Gunzip.Head(answer.Body).Span, answer.ContentType), answer.Url);
        state.Kind = kind.ToString();
        if (kind == SourceKind.Sitemap) return ReadSitemapAsync(source, answer.Body, MaxSitemaps, cancel);
        var body = Gunzip.IfPacked(answer.Body, MaxPage);
        if (body.Length > MaxPage)
            throw new FetchException(FetchFailure.TooLarge, $"{answer.Url} is larger than {options.Value.MaxPageMegabytes} MB, and no sitemap.");
        return kind == SourceKind.Feed ? ReadFeedAsync(source, state, body, answer, cancel) : ReadPageAsync(source, state, body, answer, cancel);
    }

    private long MaxPage => options.Value.MaxPageMegabytes * 1_048_576L;

    /// <summary>sitemaps.org allows 50 MB. A sitemap that is a gzip file may be longer still: it is read as it unpacks.</summary>
    private FetchRequest RequestOf(Source source, string url) =>
        SourceSettings.RequestOf(source, url) with
        {
            MaxBytes = Math.Max(MaxPage, MaxSitemapBytes),
        };

    private static SourceKind KindOf(Source source, DocumentKind found, string url) =>
        (source.Kind, found) switch
        {
            (SourceKind.Listing, _) => SourceKind.Listing,
            (_, DocumentKind.Feed) => SourceKind.Feed,
            (_, DocumentKind.Sitemap) => SourceKind.Sitemap,
            (SourceKind.Feed, DocumentKind.Page) => throw new FeedException(
                $"{url} is a web page and no feed. Give the feed's own address, or kind: auto to look for one in the page."
            ),
            (SourceKind.Sitemap, DocumentKind.Page) => throw new FeedException($"{url} is a web page and no sitemap."),
            (_, DocumentKind.Page) => SourceKind.Listing,
            (_, DocumentKind.Text) when source.Kind == SourceKind.Feed => SourceKind.Feed,
            _ => throw new FeedException($"{url} is neither a feed nor a sitemap nor a web page."),
        };

    private IAsyncEnumerable<ItemHint> ReadFeedAsync(
        Source source,
        SourceState state,
        ReadOnlyMemory<byte> body,
        FetchResponse answer,
        CancellationToken cancel
    )
    {
        var feed = FeedParser.Parse(body, answer.ContentType, answer.Url);
        state.AskedMs = (long?)(feed.Interval > answer.MaxAge() ? feed.Interval : answer.MaxAge() ?? feed.Interval)?.TotalMilliseconds;
        return ReadScrolledAsync(source, state, PageOf(feed), older => PageOf(FeedParser.Parse(older.Body, older.ContentType, older.Url)), cancel);

        static ListingPage PageOf(Feed feed) => new(FeedIdentity.Settle(feed.Items), feed.Next);
    }

    /// <summary>The newest page's items; where they scrolled past the last visit, those of its older pages too, as far as they go. What none of them
    /// fills is a gap.</summary>
    private async IAsyncEnumerable<ItemHint> ReadScrolledAsync(
        Source source,
        SourceState state,
        ListingPage page,
        Func<FetchResponse, ListingPage> read,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var last = state.Seen;
        state.Seen = Overlap.Remember(source.Id, page.Items);
        var isLost = Overlap.IsLost(last, state.Seen);
        foreach (var hint in page.Items) yield return hint;
        for (var number = 1; isLost && page.Next is { } next && number <= MaxPages; number++)
        {
            var older = await http.GetFoundAsync(source, SourceSettings.RequestOf(source, next), cancel);
            if (!older.IsSuccess) break;
            page = read(older);
            isLost = Overlap.IsLost(last, Overlap.Remember(source.Id, page.Items));
            foreach (var hint in page.Items) yield return hint;
        }

        if (isLost && state.LastSuccess is { } from)
            await gaps.AddAsync(new Gap(source.Id, DateTimeOffset.FromUnixTimeMilliseconds(from), clock.GetUtcNow()), cancel);
    }

    /// <summary>Entries of a sitemap, and of the sitemaps that an index names, newest index entries first.</summary>
    private async IAsyncEnumerable<ItemHint> ReadSitemapAsync(
        Source source,
        ReadOnlyMemory<byte> body,
        int left,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var nested = new List<SitemapEntry>();
        await foreach (var entry in SitemapReader.ReadAsync(Gunzip.Open(body, MaxPage * 64), cancel))
        {
            if (!entry.IsSitemap) yield return entry.Hint;
            else if (nested.Count < left) nested.Add(entry);
        }

        foreach (var entry in nested.OrderByDescending(e => e.Hint.Modified ?? DateTimeOffset.MaxValue))
        {
            var answer = await http.GetFoundAsync(source, RequestOf(source, entry.Url), cancel);
            if (!answer.IsSuccess) continue;
            await foreach (var hint in ReadSitemapAsync(source, answer.Body, left: 0, cancel)) yield return hint;
        }
    }

    /// <summary>A page names its feed, or its articles; a page that names neither is taken as an article itself.</summary>
    private async IAsyncEnumerable<ItemHint> ReadPageAsync(
        Source source,
        SourceState state,
        ReadOnlyMemory<byte> body,
        FetchResponse answer,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var listing = ListingReader.Read(XmlText.Decode(body, answer.ContentType), answer.Url);
        if (listing.Wall is { } wall) throw new FeedException($"{answer.Url}: {wall}");
        if (source.Kind != SourceKind.Listing && listing.Feeds.Count > 0)
        {
            state.Url = listing.Feeds[0];
            var feed = await http.GetFoundAsync(source, SourceSettings.RequestOf(source, listing.Feeds[0]), cancel);
            Judge(state, feed, listing.Feeds[0]);
            state.Kind = nameof(SourceKind.Feed);
            await foreach (var hint in ReadFeedAsync(source, state, feed.Body, feed, cancel)) yield return hint;
            yield break;
        }

        var page =
            listing.Articles.Count > 0 ? new ListingPage(listing.Articles, listing.Next) : new ListingPage([new ItemHint { Url = answer.Url }], null);
        await foreach (var hint in ReadScrolledAsync(source, state, page, Older, cancel))
            yield return hint;

        static ListingPage Older(FetchResponse answer)
        {
            var older = ListingReader.Read(XmlText.Decode(answer.Body, answer.ContentType), answer.Url);
            return new ListingPage(older.Articles, older.Next);
        }
    }
}

/// <summary>What one page of a listing names.</summary>
/// <param name="Items">Newest first, as a rule.</param>
/// <param name="Next">The next, older page; null when there is none.</param>
internal sealed record ListingPage(IReadOnlyList<ItemHint> Items, string? Next);
