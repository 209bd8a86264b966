using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Chooses the time that belongs to a verb: near it, not across another clause, not the time of the saying.</summary>
internal static class TimeBinding
{
    private const int AcrossVerb = 25;
    private const int AcrossComma = 4;
    private const int OfSpeech = 40;
    private const int TooFar = 120;

    public static TimeExpression? For(SentenceReading reading, int word, int last, IReadOnlyList<TimeExpression> times, IReadOnlyList<Attribution> said)
    {
        TimeExpression? best = null;
        var lowest = TooFar;
        foreach (var time in times)
        {
            var cost = Cost(reading, word, last, time, said);
            if (cost < lowest) (best, lowest) = (time, cost);
        }

        return best;
    }

    private static int Cost(SentenceReading reading, int word, int last, TimeExpression time, IReadOnlyList<Attribution> said)
    {
        var (from, to) = time.First > word ? (Math.Min(last, time.First), time.First) : (time.Last, word);
        var cost = Math.Abs(to - from) + (time.First < word ? 3 : 0);
        for (var c = reading.ChunkOf(from) + 1; c < reading.ChunkOf(to); c++)
        {
            if (reading.Chunks[c].Verb is not null) cost += AcrossVerb;
            else if (reading.Chunks[c].Kind is ChunkKind.Comma or ChunkKind.Break) cost += AcrossComma;
        }

        return IsOfSpeech(reading, word, time, said) ? cost + OfSpeech : cost;
    }

    /// <summary>"said on Thursday that it had": the words stand right behind the verb of saying.</summary>
    private static bool IsOfSpeech(SentenceReading reading, int word, TimeExpression time, IReadOnlyList<Attribution> said)
    {
        foreach (var attribution in said)
        {
            if (attribution.Verb < 0 || attribution.Verb == word || time.First < attribution.Verb) continue;
            if (OnlyLinks(reading, attribution.Verb + 1, time.First - 1)) return true;
        }

        return false;
    }

    private static bool OnlyLinks(SentenceReading reading, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (!reading[w].Is(Tag.Preposition | Tag.Adverb | Tag.Calendar | Tag.Adjective | Tag.Determiner)) return false;
        }

        return true;
    }
}
