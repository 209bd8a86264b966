using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Dates;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>One telling of one change at one place, before tellings of the same change are merged.</summary>
internal sealed record Report
{
    public required Construction Construction { get; init; }

    public required SentenceReading Reading { get; init; }

    /// <summary>The verb or noun that matched.</summary>
    public required int Word { get; init; }

    public required PlaceRef Place { get; init; }

    public Actor? Gainer { get; init; }

    public Actor? Loser { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Who says it, innermost first; empty when the outlet does.</summary>
    public IReadOnlyList<Attribution> Said { get; init; } = [];

    public TimeExpression? Time { get; init; }

    public bool IsPluperfect { get; init; }

    /// <summary>"has grown, taking over X": the perfect tells how things came to be.</summary>
    public bool IsAccount { get; init; }

    /// <summary>Told by a relative or subordinate clause, or a noun: known already.</summary>
    public bool IsPresupposed { get; init; }

    /// <summary>"the factions that occupy them": a simple present behind a relative pronoun tells a habit.</summary>
    public bool IsHabit { get; init; }

    /// <summary>"have once again taken": held before.</summary>
    public bool IsAgain { get; init; }

    /// <summary>The sentence to show when the telling itself stands in the title.</summary>
    public SentenceReading? Evidence { get; init; }

    /// <summary>"X under rebel control": a heading's.</summary>
    public bool IsVerbless { get; init; }

    public ConstructionKind Kind => Construction.Kind;
}
