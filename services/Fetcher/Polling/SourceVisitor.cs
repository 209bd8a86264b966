using Ingestion.Fetcher.Captures;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Feeds;
using Ingestion.Fetcher.Http;
using Ingestion.Fetcher.Robots;
using Ingestion.Fetcher.Sources;
using Ingestion.Pipeline;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>One visit to a source: its listing when that is due, then the items that are.</summary>
internal sealed partial class SourceVisitor(
    ListingVisitor listings,
    ItemVisitor items,
    PollStore store,
    IOptions<FetcherOptions> options,
    TimeProvider clock,
    ILogger<SourceVisitor> logger
)
{
    /// <summary>After this long the source waits its turn again behind the others.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SaveDelay = TimeSpan.FromSeconds(1);

    private const int Batch = 50;
    private const int MaxDepth = 1;

    /// <exception cref="ArchiveUnavailableException">The archive takes nothing; everything due stays due.</exception>
    public async Task VisitAsync(Source source, SourceState state, CancellationToken cancel)
    {
        var (visited, isMoreDue) = (new List<ItemState>(), false);
        var held = await HoldingBackAsync(state, async () =>
        {
            if (state.ListingDue <= Now) await VisitListingAsync(source, state, cancel);
            isMoreDue = await VisitItemsAsync(source, state, visited, cancel);
        });
        await store.ReleaseAsync(state, visited, isMoreDue, held, cancel);
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Returns the moment before which the source's host is not to be asked; 0 when it may be.</summary>
    private static async Task<long> HoldingBackAsync(SourceState state, Func<Task> visit)
    {
        try
        {
            await visit();
            return 0;
        }
        catch (HostHeldException e)
        {
            state.Error = e.Message;
            return e.Until.ToUnixTimeMilliseconds();
        }
    }

    private async Task VisitListingAsync(Source source, SourceState state, CancellationToken cancel)
    {
        state.LastVisit = Now;
        var (min, max) = (options.Value.PollMinOf(source), options.Value.PollMaxOf(source));
        var interval = TimeSpan.FromMilliseconds(state.IntervalMs);
        TimeSpan? lookAgain = null;
        // Saved with the first items that the listing names: who dies over one of these does not ask for the listing again at once.
        var due = state.ListingDue;
        state.ListingDue = Now + state.IntervalMs;
        try
        {
            var visit = await listings.VisitAsync(source, state, cancel);
            state.LastSuccess = Now;
            state.Failures = 0;
            state.Error = null;
            interval = Rhythm.Next(interval, visit.Added, state.AskedMs is { } asked ? TimeSpan.FromMilliseconds(asked) : null, min, max);
            lookAgain = visit.LookAgain;
            if (visit.Added > 0) LogVisited(source.Id, visit.Named, visit.Added);
        }
        catch (HostHeldException)
        {
            // It is asked as soon as its host may be.
            state.ListingDue = due;
            throw;
        }
        catch (Exception e)
            when (e is FetchException or FeedException or ItemGoneException or RobotsRefusedException or IOException or InvalidDataException
                        or InvalidOperationException
            )
        {
            state.Failures++;
            state.Error = e.Message;
            interval = interval * 2 < max ? interval * 2 : max;
            LogFailed(source.Id, e.Message);
        }

        state.IntervalMs = (long)interval.TotalMilliseconds;
        state.ListingDue = Now + (long)(lookAgain ?? Rhythm.Spread(interval, Random.Shared)).TotalMilliseconds;
    }

    /// <summary>Returns whether items are left that are due: there was no more time for them.</summary>
    /// <param name="source">Whose items.</param>
    /// <param name="state">What is remembered of it.</param>
    /// <param name="visited">Takes what was visited and is not saved yet: it is saved with the source.</param>
    /// <param name="cancel">Gives up.</param>
    private async Task<bool> VisitItemsAsync(Source source, SourceState state, List<ItemState> visited, CancellationToken cancel)
    {
        for (var end = clock.GetUtcNow() + Budget; clock.GetUtcNow() < end;)
        {
            var due = await store.DueItemsAsync(source.Id, Batch, cancel);
            if (due.Count == 0) return false;
            var held = await items.HeldAsync(due, cancel);
            var found = await VisitAsync(source, state, due.TakeWhile(_ => clock.GetUtcNow() < end), held, visited, cancel);
            // The last ones are saved with the source.
            if (due.Count < Batch && found == 0) return clock.GetUtcNow() >= end;
            await SaveAsync(visited, cancel);
        }

        return true;
    }

    /// <summary>Saves what was visited every second: one transaction for many pages of a fast host. What is lost of it, the archive holds. Returns
    /// how many addresses the pages led to.</summary>
    private async Task<int> VisitAsync(
        Source source,
        SourceState state,
        IEnumerable<ItemState> due,
        IReadOnlySet<ItemState> held,
        List<ItemState> visited,
        CancellationToken cancel
    )
    {
        var (found, saved) = (0, clock.GetUtcNow());
        try
        {
            foreach (var item in due)
            {
                var links = await items.VisitAsync(source, item, held.Contains(item), cancel);
                visited.Add(item);
                if (links.Count > 0 && item.Depth < MaxDepth)
                {
                    found += await store.DiscoverAsync(
                        state,
                        [.. links.Select(link => new ItemHint { Url = link })],
                        (int)item.Depth + 1,
                        options.Value.RevisitForOf(source),
                        cancel
                    );
                }

                if (clock.GetUtcNow() - saved < SaveDelay) continue;
                await SaveAsync(visited, cancel);
                saved = clock.GetUtcNow();
            }
        }
        catch (Exception e) when (e is HostHeldException or ArchiveUnavailableException or OutageException or OperationCanceledException)
        {
            await SaveAsync(visited, CancellationToken.None);
            throw;
        }

        return found;
    }

    private async Task SaveAsync(List<ItemState> visited, CancellationToken cancel)
    {
        await store.SaveAsync(visited, cancel);
        visited.Clear();
    }

    [LoggerMessage(LogLevel.Information, "{Source}: {Added} of {Named} items are new.")]
    private partial void LogVisited(string source, int named, int added);

    [LoggerMessage(LogLevel.Warning, "{Source}: {Reason}")]
    private partial void LogFailed(string source, string reason);
}
