using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Phrases;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>One change of control with every telling of it in the text.</summary>
internal sealed class Change(DatedReport first)
{
    private readonly List<DatedReport> _tellings = [first];

    public IReadOnlyList<DatedReport> Tellings => _tellings;

    public PlaceKey Place { get; } = first.Key;

    public bool Background { get; } = first.Background;

    public Actor? Gainer => Pick(t => t.Report.Gainer) ?? Holder;

    /// <summary>Who holds the place now, when another telling says so.</summary>
    public Actor? Holder { get; set; }

    public Actor? Loser => Pick(t => t.Report.Loser);

    public EventDate Date =>
        _tellings
            .Where(t => !t.Date.IsDefault)
            .OrderBy(t => t.Report.Kind == Lexicon.ConstructionKind.State)
            .Select(t => t.Date)
            .OrderByDescending(d => d.Precision == DatePrecision.Day)
            .FirstOrDefault()
        ?? _tellings[0].Date;

    /// <summary>The place goes back to who held it before an earlier change of the same text.</summary>
    public bool IsReturn { get; set; }

    public ControlAction Action =>
        IsReturn || _tellings.Any(t => t.Report.Construction.Action == ControlAction.Recaptured || t.Report.IsAgain) ? ControlAction.Recaptured
        : _tellings.All(t =>
            t.Report.Kind is Lexicon.ConstructionKind.Leave or Lexicon.ConstructionKind.Quit or Lexicon.ConstructionKind.Gone
                    or Lexicon.ConstructionKind.Euphemism
        ) && Gainer is null
            ? LeftAs(_tellings[0])
        : ControlAction.Captured;

    private static ControlAction LeftAs(DatedReport telling) => telling.Report.Construction.Action;

    /// <summary>True when a telling that makes no change by itself adds to this one: the new holder goes in, the same side holds now, the other
    /// left.</summary>
    public bool IsSupportedBy(DatedReport telling)
    {
        if (!Date.IsCompatibleWith(telling.Date)) return false;
        var report = telling.Report;
        if (report.Kind is Lexicon.ConstructionKind.Leave or Lexicon.ConstructionKind.Quit or Lexicon.ConstructionKind.Gone)
            return Loser is null || report.Loser is null || Loser.IsSameSideAs(report.Loser);
        if (report.Gainer is null || Gainer is { } known && !known.IsSameSideAs(report.Gainer))
            return false;
        return report.Kind is not Lexicon.ConstructionKind.Enter || (Gainer is null && !(Loser?.IsSameSideAs(report.Gainer) ?? false));
    }

    /// <summary>True when this change undoes <paramref name="earlier"/>.</summary>
    public bool Returns(Change earlier) =>
        (Place.IsSameAs(earlier.Place) && Gainer is null && Loser is { } driven && (earlier.Gainer?.IsSameSideAs(driven) ?? false))
        || IsTakenBack(earlier);

    private bool IsTakenBack(Change earlier) =>
        Place.IsSameAs(earlier.Place)
        && earlier.Gainer is { } holder
        && Gainer is { } gainer
        && !gainer.IsSameSideAs(holder)
        && (gainer.Class == Lexicon.ActorClass.State || (Loser?.IsSameSideAs(holder) ?? false) || (earlier.Loser?.IsSameSideAs(gainer) ?? false));

    public void Add(DatedReport telling) => _tellings.Add(telling);

    private Actor? Pick(Func<DatedReport, Actor?> of) =>
        _tellings.Where(t => of(t) is not null).OrderBy(t => Rank(t, of(t)!)).Select(of).FirstOrDefault();

    /// <summary>A side by its name before "fighters" and "they", the text's words before the title's.</summary>
    private static int Rank(DatedReport telling, Actor actor) =>
        (telling.Report.Kind == Lexicon.ConstructionKind.State ? 8 : 0)
        + (actor.Id is null && !actor.HasName ? 4 : 0)
        + (actor.IsPronoun || actor.IsOwn ? 2 : 0)
        + (telling.Report.Reading.IsHeading || telling.Report.Evidence is not null ? 1 : 0);
}
