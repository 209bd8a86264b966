using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>
/// "…, a group that took X and Y": a long text about something else names what is known to have happened. What it tells without a day, behind
/// its lead and of a place that neither title nor lead names, is history.
/// </summary>
internal sealed class Asides
{
    /// <summary>Sentences; a shorter text has no room for asides.</summary>
    public const int Long = 14;

    /// <summary>Sentences that tell what the text is about.</summary>
    private const int Lead = 4;

    private readonly bool _isLong;
    private readonly bool _isOfWar;
    private readonly IReadOnlyList<SentenceReading> _lead;

    /// <param name="title">The title's sentences.</param>
    /// <param name="text">The text's sentences.</param>
    /// <param name="conflict">Where the text is about war, only what it tells as known already is an aside.</param>
    public Asides(IReadOnlyList<SentenceReading> title, IReadOnlyList<SentenceReading> text, Conflict conflict)
    {
        _isLong = text.Count >= Long;
        _isOfWar = conflict.IsMain;
        _lead = [.. title, .. text.Take(Lead)];
    }

    /// <summary>The telling, as history when it is an aside.</summary>
    public DatedReport Of(DatedReport telling) => _isLong && Is(telling) ? telling with { Background = true } : telling;

    private bool Is(DatedReport telling) =>
        telling is { Background: false, Report.Reading.Index: >= Lead }
        && (telling.Date.IsDefault || IsNowadays(telling))
        && (!_isOfWar || IsKnown(telling.Report))
        && (telling.Report.IsPresupposed || !IsFresh(telling.Report.Reading))
        && !_lead.Any(s => Names(s, telling.Report.Place));

    /// <summary>"which controls the city today".</summary>
    private static bool IsNowadays(DatedReport telling) => telling is { Report.Kind: ConstructionKind.State, Date.Basis: "today" };

    private static bool IsKnown(Report report) => report.Said.Count == 0 || report.IsPresupposed;

    /// <summary>"now", "the latest", "meanwhile": the words of news.</summary>
    private static bool IsFresh(SentenceReading sentence)
    {
        foreach (var word in sentence.Words)
        {
            if (word.Lower is "now" or "just" or "latest" or "already" or "meanwhile" or "reportedly") return true;
        }

        return false;
    }

    private static bool Names(SentenceReading sentence, PlaceRef place) =>
        place.Name is { } name && (Holds(sentence, name) || place.Mention is { Name: { } known } && Holds(sentence, known));

    private static bool Holds(SentenceReading sentence, string name) =>
        sentence.Text.Span(sentence.Sentence).Contains(name, StringComparison.OrdinalIgnoreCase);
}
