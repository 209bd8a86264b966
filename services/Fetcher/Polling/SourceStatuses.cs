using Dapper;
using Ingestion.Fetcher.Sources;
using Ingestion.Ledger.Database;
using Microsoft.Extensions.Options;

namespace Ingestion.Fetcher.Polling;

/// <summary>Says how every source does.</summary>
public sealed class SourceStatuses
{
    private const int MaxTroubles = 20;
    private const int TellingRefusals = 3;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private readonly SourceCatalog _catalog;
    private readonly IDatabase _database;
    private readonly GapStore _gaps;
    private readonly FetcherOptions _options;
    private readonly TimeProvider _clock;

    internal SourceStatuses(SourceCatalog catalog, IDatabase database, GapStore gaps, IOptions<FetcherOptions> options, TimeProvider clock)
    {
        _catalog = catalog;
        _database = database;
        _gaps = gaps;
        _options = options.Value;
        _clock = clock;
    }

    /// <summary>Every defined source, in the definitions' order.</summary>
    public async Task<IReadOnlyList<SourceStatus>> AllAsync(CancellationToken cancel)
    {
        var states = (
            await _database.ReadAsync(c => c.QueryAsync<SourceState>($"SELECT {PollStore.SourceColumns} FROM fetcher_sources"), cancel)
        ).ToDictionary(s => s.Id);
        var counts = (await CountAsync(cancel)).ToDictionary(c => c.Source);
        var rhythms = await PublishingRhythm.AllAsync(_database, cancel);
        return
        [
            .. (await _catalog.CurrentAsync(cancel)).Sources.Select(s =>
                Of(s, states.GetValueOrDefault(s.Id), counts.GetValueOrDefault(s.Id) ?? new Counts(), rhythms.GetValueOrDefault(s.Id))
            ),
        ];
    }

    /// <summary>One source with its gaps and troubles; null when none of this id is defined.</summary>
    public async Task<SourceStatus?> FindAsync(string id, CancellationToken cancel) =>
        (await AllAsync(cancel)).FirstOrDefault(s => s.Id == id) is { } status
            ? status with
            {
                Gaps = await _gaps.OfAsync(id, cancel),
                Troubles = await TroublesAsync(id, cancel),
            }
            : null;

    private async Task<IReadOnlyList<Trouble>> TroublesAsync(string id, CancellationToken cancel)
    {
        var rows = await _database.ReadAsync(
            c =>
                c.QueryAsync<TroubleRow>(
                    "SELECT key, url, outcome, error, first_seen AS FirstSeen FROM fetcher_items WHERE source = @id AND error IS NOT NULL ORDER BY first_seen DESC LIMIT @MaxTroubles",
                    new { id, MaxTroubles }
                ),
            cancel
        );
        return
        [
            .. rows.Select(r => new Trouble(
                r.Url ?? LocalFiles.PathOf(r.Key) ?? r.Key,
                r.Outcome,
                r.Error,
                DateTimeOffset.FromUnixTimeMilliseconds(r.FirstSeen)
            )),
        ];
    }

    private Task<IEnumerable<Counts>> CountAsync(CancellationToken cancel) =>
        _database.ReadAsync(
            c =>
                c.QueryAsync<Counts>(
                    """
                    SELECT source, COUNT(*) AS Items, SUM(CASE WHEN visits = 0 AND due IS NOT NULL THEN 1 ELSE 0 END) AS Waiting,
                        SUM(CASE WHEN due IS NULL AND outcome = @Failed THEN 1 ELSE 0 END) AS Missed, SUM(CASE WHEN COALESCE(published, first_seen) > @Since THEN 1 ELSE 0 END) AS Recent,
                        SUM(CASE WHEN visits > 0 AND first_seen > @Yesterday THEN 1 ELSE 0 END) AS VisitedToday,
                        SUM(CASE WHEN outcome IN ('Rejected', 'Failed') AND visits > 0 AND first_seen > @Yesterday THEN 1 ELSE 0 END) AS RefusedToday,
                        MAX(CASE WHEN outcome IN ('Rejected', 'Failed') AND first_seen > @Yesterday THEN error END) AS Refusal
                    FROM fetcher_items GROUP BY source
                    """,
                    new
                    {
                        ItemVisitor.Failed,
                        Since = (_clock.GetUtcNow() - Week).ToUnixTimeMilliseconds(),
                        Yesterday = (_clock.GetUtcNow() - Day).ToUnixTimeMilliseconds(),
                    }
                ),
            cancel
        );

    private SourceStatus Of(Source source, SourceState? state, Counts counts, PublishingRhythm? rhythm)
    {
        var (name, problem) = Judge(source, state, counts, rhythm);
        return new SourceStatus
        {
            Id = source.Id,
            Name = source.Name,
            State = name,
            Problem = problem,
            Kind = (state?.Kind ?? (source.Kind == SourceKind.Auto ? null : source.Kind.ToString()))?.ToLowerInvariant(),
            Place = state?.Url ?? source.Url ?? source.Path,
            DefinedIn = _catalog.FileOf(source.Id) ?? "api",
            Outlet = source.Outlet,
            Tags = source.Tags,
            LastVisit = Instant(state?.LastVisit),
            LastSuccess = Instant(state?.LastSuccess),
            LastNew = Instant(state?.LastNew),
            NextVisit = name is "ok" or "new" or "failing" or "silent" ? Instant(state?.NextDue) : null,
            IntervalSeconds = state?.IntervalMs / 1000.0,
            ArticlesPerDay = Math.Round(counts.Recent / Week.TotalDays, 2),
            Items = counts.Items,
            Waiting = counts.Waiting,
            Missed = counts.Missed,
        };
    }

    private (string State, string? Problem) Judge(Source source, SourceState? state, Counts counts, PublishingRhythm? rhythm)
    {
        if (!source.Enabled)
            return ("disabled", null);
        if (!source.IsLocal && !source.AllowPrivate && string.IsNullOrWhiteSpace(_options.Contact))
            return ("no_contact", "No contact is set, so nothing outside is fetched. Set Fetcher:Contact.");
        if (state is null)
            return ("new", null);
        if (state.Ended is { } ended)
            return ("ended", ended);
        if (state.Paused != 0)
            return ("paused", null);
        if (state.LastVisit is null)
            return ("new", null);
        if (state.Failures > 0)
            return ("failing", state.Error);
        if (counts.RefusedToday >= TellingRefusals && counts.RefusedToday == counts.VisitedToday)
            return ("failing", $"None of the {counts.VisitedToday} pages of the last day gave an article. Of one: {counts.Refusal}");
        return Silence.Of(Instant(state.LastNew), rhythm, _clock.GetUtcNow()) is { } silent ? ("silent", silent) : ("ok", state.Error);
    }

    private static DateTimeOffset? Instant(long? milliseconds) => milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    private sealed class TroubleRow
    {
        public string Key { get; init; } = "";

        public string? Url { get; init; }

        public string? Outcome { get; init; }

        public string Error { get; init; } = "";

        public long FirstSeen { get; init; }
    }

    private sealed class Counts
    {
        public string Source { get; init; } = "";

        public long Items { get; init; }

        public long Waiting { get; init; }

        public long Missed { get; init; }

        public long Recent { get; init; }

        public long VisitedToday { get; init; }

        public long RefusedToday { get; init; }

        public string? Refusal { get; init; }
    }
}
