using Ingestion.Alerter.Alerts;
using Ingestion.Alerter.Rules;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>Writes the alert that an incident's statements call for: a pure function of them.</summary>
internal sealed class AlertComposer(DistrictFallRule rule, CopyLinks copies)
{
    /// <param name="id">The incident's id.</param>
    /// <param name="statements">What its articles say; at least one.</param>
    public Alert Compose(string id, IReadOnlyList<Statement> statements)
    {
        var ranked = statements.OrderByDescending(Weight).ToList();
        var lead = ranked[0];
        var history = ClaimLife.Of(statements);
        var direction = ranked.Where(s => s.Event.Action == lead.Event.Action && s.Affirms == lead.Affirms).Select(s => s.Event).ToList();
        var dated = ranked.Find(s => s.Stands && s.Report.Days.IsOneDay && s.Event.Date is not null) ?? lead;
        var alert = new Alert
        {
            Id = id,
            Headline = "",
            Status = history[^1].Status,
            Action = lead.Event.Action,
            Place = PlaceOf(ranked),
            Actor = First(direction, e => e.Actor),
            ActorSide = First(direction, e => e.ActorSide),
            FromActor = First(direction, e => e.FromActor),
            FromActorSide = First(direction, e => e.FromActorSide),
            Date = dated.Event.Date,
            DateEnd = dated.Event.DateEnd,
            DatePrecision = dated.Event.DatePrecision,
            Sources = SourceCount.Of(statements.Where(s => s.Stands && s.Affirms), copies),
            Outlets = Outlets(statements),
            ClaimedBy = [.. statements.Where(s => s.Stands).Select(ClaimantOf).Distinct()],
            Rule = rule.Judge(ranked),
            Lead = EvidenceOf(lead),
            Evidence = [.. statements.Select(EvidenceOf)],
            History = history,
        };
        return alert with { Headline = Headlines.Of(alert) };
    }

    /// <summary>The report that supports most comes first; among equals (a stable sort) the earliest.</summary>
    private static int Weight(Statement s) => (s.Stands ? 16 : 0) + (s.Event.Background ? 0 : 8) + s.Event.Status switch
    {
        ClaimStatus.Confirmed => 3,
        ClaimStatus.Claimed => 2,
        ClaimStatus.Contested => 1,
        _ => 0,
    };

    private static string? First(List<ControlEvent> events, Func<ControlEvent, string?> field) =>
        events.Select(field).FirstOrDefault(value => value is not null);

    private static AlertPlace PlaceOf(List<Statement> ranked)
    {
        var located = (ranked.Find(s => s.Stands && s.Event.PlaceId is not null) ?? ranked[0]).Event;
        return new AlertPlace
        {
            Name = located.Place,
            Id = located.PlaceId,
            Type = located.PlaceType,
            Count = located.PlaceCount,
            Partial = located.Partial,
            Admin2 = located.Admin2,
            Admin1 = located.Admin1,
            Country = located.Country,
            CountryName = located.CountryName,
            Lat = located.Lat,
            Lon = located.Lon,
        };
    }

    private List<string> Outlets(IReadOnlyList<Statement> statements)
    {
        var own = statements.Select(s => (s.Report.Outlet, s.Said));
        // What a copy adds of its own is in no other copy; what it shares, the original says too.
        var carriers = copies.CarriersOf(statements.Select(s => s.Report.Article).Where(copies.IsHead).ToHashSet());
        return
        [
            .. own.Concat(carriers)
                .OrderBy(o => o.Said)
                .ThenBy(o => o.Outlet, StringComparer.Ordinal)
                .Select(o => o.Outlet)
                .DistinctBy(Spelling.Fold),
        ];
    }

    private static Claimant ClaimantOf(Statement s) =>
        new(s.Event.Evidence.Speaker, s.Event.Evidence.SpeakerSide, s.Event.Status, s.Report.Origin ?? s.Report.Outlet);

    private static AlertEvidence EvidenceOf(Statement s) => new()
    {
        Article = s.Report.Article,
        Revision = s.Report.Revision,
        TextHash = s.Report.TextHash,
        Start = s.Event.Evidence.Start,
        End = s.Event.Evidence.End,
        Sentence = s.Event.Evidence.Sentence,
        Speaker = s.Event.Evidence.Speaker,
        SpeakerSide = s.Event.Evidence.SpeakerSide,
        Outlet = s.Report.Outlet,
        Origin = s.Report.Origin,
        Title = s.Report.Title,
        Url = s.Report.Url,
        Says = s.Event.Status,
        Background = s.Event.Background,
        Published = s.Said,
        Learned = s.Learned,
        Retracted = s.Retracted?.Said,
        Explanation = s.Event.Explanation,
        Confidence = s.Event.Confidence,
    };
}
