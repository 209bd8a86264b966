using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Ledger;

namespace Ingestion.Standalone.Control;

/// <summary>Waits until the ledger says what became of an article, and puts together what a person wants to know of it.</summary>
internal sealed class ArticleFollower(ILedger ledger, AlertStore alerts, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>After this an article is reported as in flight; it goes on.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<IngestLine>> FollowAsync(Ingested taken, CancellationToken cancel)
    {
        if (taken.Result is not { } result)
            return
            [
                new IngestLine
                {
                    Url = taken.Place,
                    Outcome = IngestLine.Failed,
                    Reason = taken.Error,
                },
            ];
        if (result.Articles.Count == 0)
            return
            [
                new IngestLine
                {
                    Url = taken.Place,
                    Outcome = result.Outcome.ToString().ToLowerInvariant(),
                    Reason = result.Reason,
                },
            ];
        return await Task.WhenAll(result.Articles.Select(revision => FollowAsync(revision, cancel)));
    }

    private async Task<IngestLine> FollowAsync(RevisionId revision, CancellationToken cancel)
    {
        var state = await WaitAsync(revision, cancel);
        var found = await ledger.FindAsync(revision.Article, cancel);
        return new IngestLine
        {
            Id = revision.Article,
            Revision = revision.Number,
            Url = state.Url,
            Title = state.Title,
            Outlet = state.Outlet,
            Published = state.Published,
            Outcome = Word(state.Outcome),
            Reason = state.Reason,
            Into = state.Original,
            Origin = found?.Enrichment?.Origin,
            Events = found?.Enrichment?.Events ?? [],
            Alerts = await AlertsOfAsync(revision.Article, cancel),
        };
    }

    private async Task<RevisionState> WaitAsync(RevisionId revision, CancellationToken cancel)
    {
        var patience = clock.GetUtcNow() + LongestWait;
        while (true)
        {
            var state =
                await ledger.StateAsync(revision, cancel) ?? throw new InvalidOperationException($"Revision {revision} is gone from the ledger.");
            if (state.Outcome != Outcome.InFlight || clock.GetUtcNow() > patience)
                return state;
            await Task.Delay(Pause, clock, cancel);
        }
    }

    private async Task<IReadOnlyList<IngestAlert>> AlertsOfAsync(ArticleId article, CancellationToken cancel)
    {
        var page = await alerts.ListAsync(new AlertQuery { Article = article, Limit = AlertQuery.MaxLimit }, cancel);
        return [.. page.Items.Select(alert => new IngestAlert(
            alert.Id, alert.Headline, alert.Status, alert.Place.Name, alert.Place.Admin1, alert.Date, alert.Historical, alert.Lead?.Sentence))];
    }

    private static string Word(Outcome outcome) => outcome == Outcome.InFlight ? "in_flight" : outcome.ToString().ToLowerInvariant();
}
