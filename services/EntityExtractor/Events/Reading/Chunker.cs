using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>Cuts a sentence into base phrases, left to right, each word once.</summary>
internal static class Chunker
{
    private static readonly FrozenSet<string> Connectors = EventLexicon.Shared.Cues("name-connector");

    public static List<Chunk> Cut(SentenceReading reading)
    {
        var chunks = new List<Chunk>(reading.Words.Length / 2);
        for (var at = 0; at < reading.Words.Length;)
        {
            var chunk = Next(reading, at, chunks);
            chunks.Add(chunk);
            at = chunk.Last + 1;
        }

        return chunks;
    }

    private static Chunk Next(SentenceReading reading, int at, List<Chunk> before)
    {
        var word = reading[at];
        if (word.IsPossessive && VerbGroups.StartingAt(reading, at) is null) return new Chunk(ChunkKind.Quote, at, at);
        if (word.IsMark) return new Chunk(MarkKind(reading.Text.Text[word.Token.Start]), at, at);
        if (VerbGroups.StartingAt(reading, at) is { } verb) return verb;
        if (FunctionKind(reading, at, before) is { } kind) return new Chunk(kind, at, at);
        return new Chunk(ChunkKind.Noun, at, NounEnd(reading, at));
    }

    private static ChunkKind MarkKind(char mark) => mark switch
    {
        ',' => ChunkKind.Comma,
        '"' or '“' or '”' or '\'' or '‘' or '’' or '«' or '»' or '`' or '´' => ChunkKind.Quote,
        '#' or '@' or '*' or '$' or '£' or '€' or '[' or ']' => ChunkKind.Quote,
        '/' or '&' => ChunkKind.Conjunction,
        _ => ChunkKind.Break,
    };

    private static ChunkKind? FunctionKind(SentenceReading reading, int at, List<Chunk> before)
    {
        var word = reading[at];
        if (reading.IsTellingCapital(at) && at > 0)
            return null;
        if (word.Lower == "that")
            return That(reading, at, before);
        if (IsQuantifier(reading, at))
            return ChunkKind.Adverb;
        if (word.Lower is "after" or "before" or "since" or "until" or "as")
            return ChunkKind.Preposition;
        if (word.Is(Tag.Relative))
            return before.Count > 0 && before[^1].Kind is ChunkKind.Noun or ChunkKind.Comma or ChunkKind.Preposition
                ? ChunkKind.Relative
                : ChunkKind.Subordinator;
        if (word.Lower == "once" && at + 1 < reading.Words.Length && reading[at + 1].Lower is "again" or "more")
            return ChunkKind.Adverb;
        if (word.Is(Tag.Subordinator))
            return ChunkKind.Subordinator;
        if (word.Is(Tag.Conjunction))
            return ChunkKind.Conjunction;
        if (word.Is(Tag.Preposition))
            return ChunkKind.Preposition;
        return word.Is(Tag.Adverb | Tag.Negation) && !word.Is(Tag.Determiner | Tag.Calendar) ? ChunkKind.Adverb : null;
    }

    /// <summary>"at least four", "more than 20", "about 80 percent".</summary>
    private static bool IsQuantifier(SentenceReading reading, int at)
    {
        var next = at + 1 < reading.Words.Length ? reading[at + 1] : default;
        if (next.Info is null) return false;
        return reading[at].Lower switch
        {
            "at" => next.Lower is "least" or "most",
            "least" or "than" => next.IsNumber || next.Is(Tag.Vague),
            "more" or "fewer" or "less" => next.Lower == "than",
            "about" or "around" or "nearly" or "almost" or "over" or "roughly" or "approximately" => next.IsNumber || (next.Lower is "all" or "half"),
            _ => false,
        };
    }

    /// <summary>"said that", "the town that fell", "that town".</summary>
    private static ChunkKind? That(SentenceReading reading, int at, List<Chunk> before)
    {
        if (before.Count == 0 || before[^1].Kind is ChunkKind.Preposition) return null;
        if (at + 1 < reading.Words.Length && VerbGroups.StartingAt(reading, at + 1) is not null) return ChunkKind.Relative;
        return ChunkKind.Subordinator;
    }

    private static int NounEnd(SentenceReading reading, int first)
    {
        var at = first;
        if (reading[at].Is(Tag.Pronoun) && !reading.IsTellingCapital(at)) return at;
        while (at + 1 < reading.Words.Length && Continues(reading, first, at, at + 1)) at++;
        return at;
    }

    private static bool Continues(SentenceReading reading, int first, int last, int next)
    {
        var word = reading[next];
        if (word.IsPossessive)
            return true;
        if (word.IsMark)
            return reading.IsInnerHyphen(next) || IsPercent(reading, next);
        if (IsFollowing(reading, next))
            return true;
        if (reading.IsInnerHyphen(last))
            return true;
        if (IsNameConnector(reading, next))
            return true;
        if (word.Is(Tag.Pronoun) || reading[last].Is(Tag.Weekday) || EndsTime(reading, first, last, next))
            return false;
        if (word.Is(Tag.Weekday) || (word.Is(Tag.Month) && word.Token.IsCapitalised && !reading[last].IsNumber))
            return false;
        if (word.Is(Tag.Determiner) && !reading[last].Is(Tag.Determiner) && !IsHalf(reading[last]))
            return false;
        if (StartsTime(reading, next) || IsQuantifier(reading, next))
            return false;
        if (VerbGroups.StartingAt(reading, next) is not null)
            return false;
        return reading.IsTellingCapital(next)
            || IsFirstOfCompound(reading, next)
            || IsDegree(reading, last, next)
            || IsSide(reading, last, next)
            || !word.Is(Tag.Preposition | Tag.Conjunction | Tag.Subordinator | Tag.Relative | Tag.Adverb | Tag.Negation);
    }

    /// <summary>"the following villages", "in the following days": it describes, and links nothing.</summary>
    private static bool IsFollowing(SentenceReading reading, int at) =>
        reading[at].Lower == "following" && reading[at - 1].Lower is "the" or "these" && reading[at - 1].Token.IsWord;

    private static bool IsPercent(SentenceReading reading, int at) => reading.Words[at].Lower == "%";

    private static bool IsHalf(Word word) => word.Lower is "half" or "all" or "both" or "such";

    /// <summary>"the north-eastern town", "the so-called capital", but not "the army re-entered".</summary>
    private static bool IsFirstOfCompound(SentenceReading reading, int at) =>
        reading.IsInnerHyphen(at + 1) && reading[at].Lower is not ("re" or "de");

    /// <summary>"the newly captured town": an adverb within the phrase.</summary>
    private static bool IsDegree(SentenceReading reading, int last, int next) =>
        reading[next].Is(Tag.Adverb) && reading[last].Is(Tag.Determiner) && next + 1 < reading.Words.Length && !reading[next + 1].IsMark;

    /// <summary>"the south Selk district": a direction that describes, not "the south of".</summary>
    private static bool IsSide(SentenceReading reading, int last, int next) =>
        reading[last].Is(Tag.Determiner) && next + 1 < reading.Words.Length && reading[next + 1].Token.IsCapitalised && reading[next + 1].Token.IsWord
        && reading[next].Lower is "north" or "south" or "east" or "west" or "northeast" or "northwest" or "southeast" or "southwest";

    /// <summary>"Keran wa Manjan", "Deir al Zor", "Sar e Pol": a small word between two capitals.</summary>
    private static bool IsNameConnector(SentenceReading reading, int at) =>
        reading.Style == CaseStyle.Normal
        && at > 0
        && at + 1 < reading.Words.Length
        && reading[at - 1].Token.IsCapitalised
        && reading[at + 1].Token.IsCapitalised
        && Connectors.Contains(reading[at].Lower);

    /// <summary>A day or week has ended and something else begins: "last week | rebels", "10 May | insurgents".</summary>
    private static bool EndsTime(SentenceReading reading, int first, int last, int next)
    {
        if (EndsMonth(reading, first, last, next))
            return true;
        if (!reading[last].Is(Tag.Time) || reading[next].IsPossessive)
            return reading[last].IsNumber && last > first && reading[last - 1].Is(Tag.Month) && !reading[next].IsNumber;
        if (first == last && first > 0 && reading[first - 1].Lower is "by" or "at" or "before" or "until" or "since" or "following")
            return true;
        return reading[first].Lower is "last" or "this" or "next" or "that" or "early" or "late" or "earlier" or "the" or "one"
            || reading[first].IsNumber;
    }

    /// <summary>"on 4 July | government forces", "in July | rebels"; but "4 July 2041", "the July offensive", "in July's fighting".</summary>
    private static bool EndsMonth(SentenceReading reading, int first, int last, int next)
    {
        if (!reading[last].Is(Tag.Month) || !reading[last].Token.IsCapitalised || reading[next].IsNumber || reading[next].IsPossessive)
            return false;
        return last > first
            ? reading[last - 1].IsNumber && last - 1 == first
            : first > 0 && reading[first - 1].Lower is "in" or "since" or "until" && !reading[next].Token.IsCapitalised;
    }

    /// <summary>"the town | late on Monday", "the district | hours after".</summary>
    private static bool StartsTime(SentenceReading reading, int at)
    {
        if (at + 1 >= reading.Words.Length) return false;
        var (word, next) = (reading[at], reading[at + 1]);
        if (word.Lower == "couple" && next.Lower == "of" && at + 2 < reading.Words.Length && reading[at + 2].Is(Tag.Time))
            return true;
        if (word.Lower is "early" or "late")
            return next.Is(Tag.Calendar) || next.Lower is "on" or "in" or "at";
        if (word.Is(Tag.Time) && !reading[at - 1].IsNumber && !reading[at - 1].Is(Tag.Determiner | Tag.Vague | Tag.Number | Tag.Adjective))
            return next.Lower is "after" or "before" or "later" or "earlier";
        if (!next.Is(Tag.Calendar))
            return false;
        return word.Lower is "last" or "this" or "earlier"
            || (word.IsNumber && at + 2 < reading.Words.Length && reading[at + 2].Lower is "ago" or "before" or "earlier" or "later" or "after");
    }
}
