using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>Chooses the time that belongs to a verb: near it, not across another clause, not the time of the saying.</summary>
internal static class TimeBinding
{
    private const int AcrossVerb = 25;
    private const int AcrossComma = 4;
    private const int AcrossSemicolon = 12;
    private const int OfSpeech = 40;
    private const int TooFar = 120;

    public static TimeExpression? For(
        SentenceReading reading,
        int word,
        int last,
        IReadOnlyList<TimeExpression> times,
        IReadOnlyList<Attribution> said
    )
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
            else if (reading[reading.Chunks[c].First].Lower == ";") cost += AcrossSemicolon;
            else if (reading.Chunks[c].Kind is ChunkKind.Comma or ChunkKind.Break) cost += AcrossComma;
        }

        if (
            IsOfParticiple(reading, word, time)
            || IsOfSince(reading, word, time)
            || IsOfComparison(reading, time)
            || IsOfRelative(reading, word, time)
        )
            return TooFar;
        return IsOfSpeech(reading, word, time, said) ? cost + OfSpeech : cost;
    }

    /// <summary>"X, which troops had liberated last summer, is": the time within the commas is the relative clause's.</summary>
    private static bool IsOfRelative(SentenceReading reading, int word, TimeExpression time)
    {
        for (var c = reading.ChunkOf(time.First) - 1; c > 0; c--)
        {
            if (reading.Chunks[c].Kind is ChunkKind.Comma or ChunkKind.Break) return false;
            if (reading.Chunks[c].Kind != ChunkKind.Relative) continue;
            if (word < reading.Chunks[c].First && IsAside(reading, c) && ToldOfPast(reading, c, time)) return true;
            return reading.Chunks[c - 1].Kind == ChunkKind.Comma && word > time.Last && HasComma(reading, time.Last + 1, word);
        }

        return false;
    }

    /// <summary>", which", ", from which": the relative clause adds something about the place named before; ", whose" tells of people.</summary>
    private static bool IsAside(SentenceReading reading, int relative) =>
        reading[reading.Chunks[relative].First].Lower is "which" or "where"
        && (
            reading.Chunks[relative - 1].Kind == ChunkKind.Comma
            || reading.Chunks[relative - 1].Kind == ChunkKind.Preposition && reading.ChunkAt(relative - 2) is { Kind: ChunkKind.Comma }
        );

    /// <summary>"which the militants had seized in May", but not "which lies on the coast".</summary>
    private static bool ToldOfPast(SentenceReading reading, int relative, TimeExpression time)
    {
        for (var c = relative + 1; c < reading.ChunkOf(time.First); c++)
        {
            if (reading.Chunks[c].Verb is { } verb)
                return !reading[verb.Head].Is(Tag.Speech) && (verb.Tense is Tense.Past or Tense.Perfect or Tense.Pluperfect || verb.MayBePassive);
        }

        return false;
    }

    private static bool HasComma(SentenceReading reading, int first, int last)
    {
        for (var w = first; w < last; w++) if (reading[w].Lower == ",") return true;
        return false;
    }

    /// <summary>"captured X, the first since the offensive began last week": the time of the clause that "since" opens.</summary>
    private static bool IsOfSince(SentenceReading reading, int word, TimeExpression time)
    {
        for (var w = word + 1; w < time.First; w++)
        {
            if (reading[w].Lower != "since") continue;
            for (var c = reading.ChunkOf(w) + 1; c < reading.ChunkOf(time.First); c++) if (reading.Chunks[c].Verb is not null) return true;
        }

        return false;
    }

    /// <summary>"for the first time since 2022", "the sixth town seized since October", "the largest gain since the truce of last year": the time of
    /// what it is compared with.</summary>
    private static bool IsOfComparison(SentenceReading reading, TimeExpression time)
    {
        var since = time.First;
        while (since >= 0 && since > time.First - 10 && reading[since].Lower != "since") since--;
        if (since < 1 || reading[since].Lower != "since") return false;
        if (reading[since - 1].Lower is "fighting" or "clashes" or "battles" or "siege" or "offensive" or "war") return true;
        for (var w = since - 1; w >= 0 && w >= since - 10 && !reading[w].IsMark; w--)
        {
            if (
                reading[w].Lower is "largest" or "biggest" or "worst" or "deadliest" or "only" or "greatest" or "major"
                || Ordinals.Is(reading[w].Lower)
            )
                return true;
        }

        return false;
    }

    /// <summary>"a village lost in December": the time of the participle that it stands behind.</summary>
    private static bool IsOfParticiple(SentenceReading reading, int word, TimeExpression time)
    {
        var before = reading.ChunkOf(time.First) - 1;
        if (reading.ChunkAt(before) is { Kind: ChunkKind.Preposition })
            before--;
        return reading.ChunkAt(before)?.Verb is { MayBePassive: true, Passive: false } verb
            && verb.Head != word
            && !reading[verb.Head].Is(Tag.Speech)
            && reading.ChunkAt(before - 1) is { Kind: ChunkKind.Noun } noun
            && reading.ChunkAt(before - 2) is { Kind: ChunkKind.Comma }
            && !reading[noun.Last].Is(Tag.Pronoun);
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
