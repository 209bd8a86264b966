using System.Text;
using Ingestion.Fetcher.Archive;
using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Folders;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Robots;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Warcs;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>
/// Visits one item: gets it and hands it to the intake; the caller saves the item then. A visit that was cut short, or not
/// saved, finds its capture in the archive and asks no server again.
/// </summary>
internal sealed class ItemVisitor(
    PoliteHttp http,
    IArchive archive,
    ICaptureIntake intake,
    WarcVisitor warcs,
    IOptions<FetcherOptions> options,
    TimeProvider clock
)
{
    /// <summary>Outcome of an item that was never had.</summary>
    public const string Failed = "Failed";

    private const int MaxFailures = 6;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(2);

    /// <summary>Those whose next visit the archive holds already.</summary>
    public async Task<IReadOnlySet<ItemState>> HeldAsync(IReadOnlyCollection<ItemState> due, CancellationToken cancel)
    {
        var ids = due.ToDictionary(item => item, item => ItemIdentity.CaptureOf(item.Key, item.Visits));
        var held = await archive.HeldAsync(ids.Values, cancel);
        return due.Where(item => held.Contains(ids[item])).ToHashSet();
    }

    /// <summary>Changes the item and returns the addresses of articles that it led to.</summary>
    /// <param name="source">Whose it is.</param>
    /// <param name="item">Which.</param>
    /// <param name="isHeld">Whether the archive holds this visit's capture.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ArchiveUnavailableException">The archive cannot take it; the item stays due.</exception>
    /// <exception cref="HostHeldException">Its host asked to be left alone; the item stays due.</exception>
    public async Task<IReadOnlyList<string>> VisitAsync(Source source, ItemState item, bool isHeld, CancellationToken cancel)
    {
        IntakeResult? result = null;
        try
        {
            if (LocalFiles.PathOf(item.Key) is { } path && WarcFile.Is(path))
            {
                await warcs.VisitAsync(source, item, path, cancel);
            }
            else if (await CaptureAsync(source, item, isHeld, cancel) is var (capture, body, memory))
            {
                result = await TakeAsync(source, item, capture, body, cancel);
                // Only now: of a failed or cancelled one, the archive may still be writing.
                memory?.Dispose();
                item.BodyHash = capture.BodyHash;
                item.Outcome = result.Outcome.ToString();
                item.Error = result.Reason;
            }

            Succeed(source, item);
        }
        catch (Exception e)
            when (e is FetchException or RobotsRefusedException or ItemGoneException or InvalidDataException or IOException
                        or InvalidOperationException
            )
        {
            Fail(source, item, e);
            if (item is { Due: null, Visits: 0 }) await GiveUpAsync(source, item, cancel);
        }

        return result is { Outcome: IntakeOutcome.Listing } ? result.Links : [];
    }

    /// <summary>Of a page without text the AMP edition is taken in its place, once and as politely as the page.</summary>
    private async Task<IntakeResult> TakeAsync(Source source, ItemState item, Capture capture, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var result = await intake.TakeAsync(capture, body, cancel);
        if (result is not { Outcome: IntakeOutcome.Rejected, Links: [var twin] }) return result;
        var id = ItemIdentity.CaptureOf($"{item.Key}\namp", item.Visits);
        if (await archive.ReadAsync(id, cancel) is var (kept, bytes)) return await intake.TakeAsync(kept, bytes, cancel);
        var answer = await http.GetTwinAsync(source, twin, cancel);
        return answer is null
            ? result
            : await intake.TakeAsync(CaptureMaker.OfAnswer(id, source, twin, answer, capture.Hint, clock.GetUtcNow()), answer.Body, cancel);
    }

    /// <summary>What was never had is entered as rejected, so that nothing named is missed in silence.</summary>
    private async Task GiveUpAsync(Source source, ItemState item, CancellationToken cancel)
    {
        await intake.RejectAsync(
            CaptureMaker.OfNothing(ItemIdentity.CaptureOf(item.Key, item.Visits), source, item.Url, clock.GetUtcNow()),
            item.Error!,
            cancel
        );
        item.Visits++;
        item.Failures = 0;
    }

    /// <summary>What this visit gives; null when the server says that nothing changed.</summary>
    private async Task<(Capture Capture, ReadOnlyMemory<byte> Body, IDisposable? Memory)?> CaptureAsync(
        Source source,
        ItemState item,
        bool isHeld,
        CancellationToken cancel
    )
    {
        var id = ItemIdentity.CaptureOf(item.Key, item.Visits);
        if (isHeld && await archive.ReadAsync(id, cancel) is var (kept, bytes)) return (kept, bytes, null);
        var hint = HintJson.Read(item.Hint);
        if (LocalFiles.PathOf(item.Key) is { } file) return await ReadFileAsync(id, source, file, cancel);
        if (item.Url is null) return OwnText(id, source, hint);
        var isNamed = (source.Urls.Count > 0 || source.Kind == SourceKind.Urls) && item.Depth == 0;
        var request = (isNamed ? SourceSettings.NamedRequestOf(source, item.Url) : SourceSettings.RequestOf(source, item.Url)) with
        {
            ETag = item.Etag,
            LastModified = item.LastModified,
        };
        var answer = isNamed ? await http.GetNamedAsync(source, request, cancel) : await http.GetFoundAsync(source, request, cancel);
        if (answer.IsUnchanged) return null;
        if (!answer.IsSuccess) throw ItemGoneException.Of(answer, item.Url);
        item.Etag = answer.ETag;
        item.LastModified = answer.LastModified;
        return (CaptureMaker.OfAnswer(id, source, item.Url, answer, hint, clock.GetUtcNow()), answer.Body, answer.Memory);
    }

    private async Task<(Capture, ReadOnlyMemory<byte>, IDisposable?)> ReadFileAsync(
        Contracts.V1.CaptureId id,
        Source source,
        string path,
        CancellationToken cancel
    )
    {
        if (!File.Exists(path)) throw new ItemGoneException($"{path} is gone.", forGood: true);
        var document = await FolderReader.ReadAsync(path, options.Value.MaxPageMegabytes * 1_048_576L, cancel);
        return (CaptureMaker.OfDocument(id, source, document.Body.Span, document.ContentType, document.Hint, clock.GetUtcNow()), document.Body, null);
    }

    /// <summary>A feed item without a link is its own page.</summary>
    private (Capture, ReadOnlyMemory<byte>, IDisposable?) OwnText(Contracts.V1.CaptureId id, Source source, ItemHint? hint)
    {
        var body = Encoding.UTF8.GetBytes(hint?.ContentHtml ?? hint?.Summary ?? "");
        return (CaptureMaker.OfDocument(id, source, body, "text/html; charset=utf-8", hint, clock.GetUtcNow()), body, null);
    }

    private void Succeed(Source source, ItemState item)
    {
        item.Visits++;
        item.Failures = 0;
        item.Due = item.Url is null
            ? null
            : Revisits
                .Next(
                    clock.GetUtcNow(),
                    DateTimeOffset.FromUnixTimeMilliseconds(item.FirstSeen),
                    item.Published is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
                    options.Value.PollMinOf(source),
                    options.Value.PollMaxOf(source),
                    options.Value.RevisitForOf(source)
                )
                ?.ToUnixTimeMilliseconds();
        // While it is visited, the feed's text is held against the page's each time: the better one is not to change with the visit.
        if (item.Due is null && HintJson.Read(item.Hint) is { ContentHtml: not null } hint)
            item.Hint = HintJson.Write(hint with { ContentHtml = null });
    }

    private void Fail(Source source, ItemState item, Exception e)
    {
        item.Failures++;
        item.Error = e.Message;
        item.Outcome ??= Failed;
        var forGood =
            e is RobotsRefusedException or ItemGoneException { ForGood: true } or FetchException { IsPassing: false } or InvalidDataException;
        var wait = FirstRetry * Math.Pow(3, item.Failures - 1);
        if (options.Value.PollMaxOf(source) < FirstRetry) wait = options.Value.PollMaxOf(source);
        item.Due = forGood || item.Failures >= MaxFailures ? null : (clock.GetUtcNow() + wait).ToUnixTimeMilliseconds();
    }
}

/// <summary>A page answers that it is not to be had.</summary>
internal sealed class ItemGoneException(string message, bool forGood) : Exception(message)
{
    public bool ForGood { get; } = forGood;

    public static ItemGoneException Of(FetchResponse answer, string url) =>
        new(
            $"{url} answers {answer.Status} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(answer.Status)}.",
            answer.Status is 404 or 410 or 400 or 451
        );
}
