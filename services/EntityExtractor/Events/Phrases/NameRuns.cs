using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Words <c>[First, Last]</c> that make one name.</summary>
internal readonly record struct NameRun(int First, int Last);

/// <summary>Finds runs of capitalised words that the lexicon does not claim for something else.</summary>
internal static class NameRuns
{
    private static readonly FrozenSet<string> Connectors = EventLexicon.Shared.Cues("name-connector");

    /// <summary>The runs within words <c>[first, last]</c>, in order.</summary>
    /// <param name="seen">Tells whether a spelling stands with a capital within a sentence of the text; null when that is not known.</param>
    public static NameRun[] Of(SentenceReading reading, int first, int last, Func<string, bool>? seen = null)
    {
        List<NameRun>? runs = null;
        for (var at = first; at <= last; at++)
        {
            if (!Starts(reading, at, seen)) continue;
            var end = End(reading, at, last, seen);
            (runs ??= []).Add(new NameRun(at, end));
            at = end;
        }

        return runs is null ? [] : [.. runs];
    }

    private static bool Starts(SentenceReading reading, int at, Func<string, bool>? seen)
    {
        var word = reading[at];
        if (!word.Token.IsWord || IsContraction(word.Lower))
            return false;
        if (
            word.Lower is "port" or "fort"
            && at > 0
            && word.Token.IsCapitalised
            && reading.Style == CaseStyle.Normal
            && at + 1 < reading.Words.Length
            && reading[at + 1].Token.IsCapitalised
            && reading[at + 1].Info.Tags == Tag.None
        )
            return true;
        if (IsArticle(word.Lower) && reading.IsInnerHyphen(at + 1) && reading[at + 2].Token.IsCapitalised)
            return true;
        return reading.Style switch
        {
            CaseStyle.Normal => word.Token.IsCapitalised && (reading.IsTellingCapital(at) ? IsInnerName(reading, at) : IsOpeningName(reading, at)),
            CaseStyle.Title => word.Token.IsCapitalised && IsPlain(word) && (seen is null || seen(reading.TextOf(at, at)) || at > 0),
            CaseStyle.Capitals => word.Token.Length > 2 && IsPlain(word),
            _ => word.Token.Length > 3 && IsPlain(word) && seen is not null,
        };
    }

    /// <summary>"al-Sharija", "el-Obeid": the Arabic article before a name, in small letters.</summary>
    private static bool IsArticle(string lower) => lower is "al" or "el" or "ad" or "ar" or "as" or "ash" or "at" or "an" or "az";

    /// <summary>"I've", "They're".</summary>
    private static bool IsContraction(string lower) =>
        lower.EndsWith("'ve", StringComparison.Ordinal)
        || lower.EndsWith("'re", StringComparison.Ordinal)
        || lower.EndsWith("'ll", StringComparison.Ordinal)
        || lower.EndsWith("'d", StringComparison.Ordinal)
        || lower.EndsWith("'m", StringComparison.Ordinal)
        || lower.EndsWith("n't", StringComparison.Ordinal);

    private static bool IsPlain(Word word) => word.Info.Tags is Tag.None;

    /// <summary>Within a sentence every capital tells a name, but of places' and actors' kinds ("District", "Front") and calendar words.</summary>
    private static bool IsInnerName(SentenceReading reading, int at)
    {
        var word = reading[at];
        if (word.Is(Tag.Weekday | Tag.Month | Tag.Pronoun | Tag.Title | Tag.Number | Tag.Vague))
            return false;
        if (
            reading[at - 1].IsMark
            && !reading.IsInnerHyphen(at - 1)
            && reading[at - 1].Lower is not ("," or "(" or "/" or "#")
            && word.Info.Tags != Tag.None
        )
            return false;
        if (word.Is(Tag.Place | Tag.Actor))
            return false;
        if (word.Is(Tag.Common))
            return false;
        if (word.Lower is "north" or "south" or "east" or "west")
            return IsBeforeName(reading, at);
        if (word.Is(Tag.Determiner | Tag.Preposition | Tag.Conjunction | Tag.Relative | Tag.Subordinator | Tag.Auxiliary))
            return false;
        return !word.Is(Tag.Adjective) || IsBeforeName(reading, at);
    }

    /// <summary>"Lower Varzin", "New Drusk": a describing word with a capital before a further one.</summary>
    private static bool IsBeforeName(SentenceReading reading, int at) =>
        at + 1 < reading.Words.Length && reading[at + 1].Token.IsCapitalised && !reading[at + 1].Is(Tag.Place | Tag.Actor | Tag.Calendar | Tag.Title);

    private static bool IsOpeningName(SentenceReading reading, int at) => reading[at].Info.Tags == Tag.None && reading[at].Token.Length > 1;

    private static int End(SentenceReading reading, int at, int last, Func<string, bool>? seen)
    {
        while (at < last)
        {
            var next = at + 1;
            if (reading.IsInnerHyphen(next) && next < last && JoinsByHyphen(reading, next))
                at = next + 1;
            else if (IsConnector(reading, next) && next < last && reading[next + 1].Token.IsCapitalised)
                at = next + 1;
            else if (IsConnector(reading, next) && next + 1 < last && reading.IsInnerHyphen(next + 1) && reading[next + 2].Token.IsCapitalised)
                at = next + 2;
            else if (Joins(reading, next, seen))
                at = next;
            else
                break;
        }

        return at;
    }

    private static bool Joins(SentenceReading reading, int at, Func<string, bool>? seen) => Starts(reading, at, seen);

    private static bool JoinsByHyphen(SentenceReading reading, int hyphen)
    {
        var next = reading[hyphen + 1];
        return next.Token.IsCapitalised
            || next.Lower is "e" or "i" or "ye" or "al" or "el" or "ez" or "ul" or "sur" or "on" or "aw" or "centre" or "center" or "ville";
    }

    private static bool IsConnector(SentenceReading reading, int at) => Connectors.Contains(reading[at].Lower);
}
