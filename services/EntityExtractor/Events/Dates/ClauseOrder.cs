using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>
/// "retook X more than a year after the rebels took it": the time lies between two tellings of one sentence. What "after" opens happened
/// that long before; the main clause has no day of its own.
/// </summary>
internal static class ClauseOrder
{
    /// <param name="reading">The sentence.</param>
    /// <param name="time">The time bound to a telling.</param>
    /// <param name="word">The telling's word.</param>
    public static TimeExpression? Apply(SentenceReading reading, TimeExpression? time, int word)
    {
        if (
            time is not { Anchor: DateAnchor.Sentence, From: null, Shift: > 0 }
            || reading[time.Last].Lower != "after"
            || !OpensClause(reading, time.Last + 1)
        )
            return time;
        return IsOpenedBy(reading, time, word) ? time with { Shift = -time.Shift } : null;
    }

    private static bool OpensClause(SentenceReading reading, int at) => at < reading.Words.Length && !reading[at].IsMark;

    private static bool IsOpenedBy(SentenceReading reading, TimeExpression time, int word)
    {
        if (word < time.First) return false;
        for (var w = time.Last + 1; w < word; w++)
        {
            if (reading[w].Lower == ",") return false;
        }

        return true;
    }
}
