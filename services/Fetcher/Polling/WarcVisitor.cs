using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Sources;
using Ingestion.Fetcher.Warcs;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>
/// Takes in the pages of a WARC file. Each is remembered by its address, so that one whose address is held already, as new or
/// newer, is not taken again, from this file or any other; a reading that was cut short begins anew and passes over what it took.
/// </summary>
internal sealed partial class WarcVisitor(
    ICaptureIntake intake,
    PollStore store,
    IOptions<FetcherOptions> options,
    TimeProvider clock,
    ILogger<WarcVisitor> logger
)
{
    /// <summary>Sets the item's outcome, and its error when the file breaks off or records of it are refused.</summary>
    /// <exception cref="ArchiveUnavailableException">The archive cannot take it; the file stays due.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task VisitAsync(Source source, ItemState item, string path, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new ItemGoneException($"{path} is gone.", forGood: true);
        var tally = new WarcTally();
        try
        {
            await foreach (var document in WarcDocuments.ReadAsync(path, source, options.Value.MaxPageMegabytes * 1_048_576, cancel))
                await TakeAsync(source, document, tally, cancel);
        }
        catch (InvalidDataException e)
        {
            tally.Refuse(e.Message);
            await intake.RejectAsync(
                CaptureMaker.OfNothing(ItemIdentity.CaptureOf(item.Key, item.Visits), source, null, clock.GetUtcNow()),
                e.Message,
                cancel
            );
        }

        item.Outcome = nameof(IntakeOutcome.Listing);
        item.Error = tally.Problem;
        LogRead(source.Id, path, tally.Taken, tally.Known, tally.Refused);
    }

    private async Task TakeAsync(Source source, WarcDocument document, WarcTally tally, CancellationToken cancel)
    {
        if (document.Refusal is { } refusal)
        {
            tally.Refuse(refusal);
            await intake.RejectAsync(document.Capture, refusal, cancel);
            return;
        }

        var capture = document.Capture;
        var key = ItemIdentity.KeyOf(source.Id, capture.Hint!);
        if (IsHeld(await store.FindItemAsync(key, cancel), capture))
        {
            tally.Known++;
            return;
        }

        var result = await intake.TakeAsync(capture, document.Body, cancel);
        tally.Taken++;
        await store.EnterUnvisitedAsync(ItemOf(source, key, capture, result), cancel);
    }

    private static bool IsHeld(ItemState? held, Capture capture) =>
        held is { Visits: > 0 } && (held.BodyHash == capture.BodyHash || held.FirstSeen >= capture.Fetched.ToUnixTimeMilliseconds());

    private static ItemState ItemOf(Source source, string key, Capture capture, IntakeResult result) => new()
    {
        Key = key,
        Source = source.Id,
        Url = capture.Url,
        Guid = capture.Hint!.Guid,
        Stamp = ItemIdentity.StampOf(capture.Hint),
        FirstSeen = capture.Fetched.ToUnixTimeMilliseconds(),
        Visits = 1,
        BodyHash = capture.BodyHash,
        Outcome = result.Outcome.ToString(),
        Error = result.Reason,
    };

    [LoggerMessage(LogLevel.Information, "{Source}: {Path} was read: {Taken} pages were taken, {Known} were held already, {Refused} were refused.")]
    private partial void LogRead(string source, string path, int taken, int known, int refused);
}

/// <summary>What became of a WARC file's pages.</summary>
internal sealed class WarcTally
{
    private string? _last;

    public int Taken { get; set; }

    public int Known { get; set; }

    public int Refused { get; private set; }

    /// <summary>The last refusal, and how many there were; null when there was none.</summary>
    public string? Problem => Refused > 1 ? $"{_last} {Refused} refusals in all." : _last;

    public void Refuse(string reason)
    {
        Refused++;
        _last = reason;
    }
}
