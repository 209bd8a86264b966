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

    public Actor? Gainer => Pick(t => t.Report.Gainer);

    public Actor? Loser => Pick(t => t.Report.Loser);

    public EventDate Date => _tellings.Where(t => !t.Date.IsDefault).Select(t => t.Date).OrderByDescending(d => d.Precision == DatePrecision.Day).FirstOrDefault() ?? _tellings[0].Date;

    public ControlAction Action => _tellings.Any(t => t.Report.Construction.Action == ControlAction.Recaptured) ? ControlAction.Recaptured
        : _tellings.All(t => t.Report.Kind is Lexicon.ConstructionKind.Leave or Lexicon.ConstructionKind.Quit) && Gainer is null ? LeftAs(_tellings[0])
        : ControlAction.Captured;

    private static ControlAction LeftAs(DatedReport telling) => telling.Report.Construction.Action;

    public void Add(DatedReport telling) => _tellings.Add(telling);

    private Actor? Pick(Func<DatedReport, Actor?> of) => _tellings.Select(of).Where(a => a is not null).OrderBy(a => a!.IsPronoun).FirstOrDefault();
}
