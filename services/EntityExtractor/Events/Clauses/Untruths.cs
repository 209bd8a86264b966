using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Tells what a text calls untrue, or tells as a claim: "It is not true that …", "reports that … are baseless", "its claim that
/// …".</summary>
internal static class Untruths
{
    private static readonly FrozenSet<string> Reports = EventLexicon.Shared.Cues("report");
    private static readonly FrozenSet<string> False = EventLexicon.Shared.Cues("false");

    /// <summary>"It is not true that …", "false claims that …".</summary>
    public static bool IsUntrue(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at > 0; at--)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Verb or ChunkKind.Break) return false;
            if (reading[reading.Chunks[at].First].Lower != "that" || reading.Chunks[at].Kind != ChunkKind.Subordinator) continue;
            if (CannotBeSaid(reading, at - 1)) return true;
            for (var w = Math.Max(0, reading.Chunks[at].First - 4); w < reading.Chunks[at].First; w++)
            {
                if (
                    IsFalse(reading[w].Lower)
                    || (
                        reading[w].Lower is "true" or "truth"
                        && w > 0
                        && (reading[w - 1].Is(Tag.Negation) || reading[w - 1].Lower is "no" or "little")
                    )
                )
                    return true;
            }

            return false;
        }

        return false;
    }

    /// <summary>"you can no longer say that".</summary>
    private static bool CannotBeSaid(SentenceReading reading, int chunk)
    {
        if (reading.ChunkAt(chunk)?.Verb is not { Lemma: "say" or "claim" or "argue" } verb) return false;
        for (var w = verb.Head - 1; w >= Math.Max(0, verb.Head - 3); w--)
        {
            if (reading[w].Lower is "cannot" or "can't" or "longer" || reading[w].Lower == "not" && reading[w - 1].Lower == "can") return true;
        }

        return false;
    }

    /// <summary>"repeated its claim that it had taken X".</summary>
    public static bool IsOfClaim(SentenceReading reading, int chunk)
    {
        var at = chunk - 1;
        while (at > 1 && reading.Chunks[at].Kind is ChunkKind.Noun or ChunkKind.Adverb or ChunkKind.Preposition)
            at--;
        return at > 0
            && reading[reading.Chunks[at].First].Lower == "that"
            && reading[reading.Chunks[at].First - 1].Lower is "claim" or "claims" or "assertion";
    }

    /// <summary>"The reports that X has fallen are false", "claims that X fell are baseless".</summary>
    public static bool IsCalledFalse(SentenceReading reading, int chunk)
    {
        if (!FollowsReport(reading, chunk)) return false;
        for (var at = chunk + 1; at + 1 < reading.Chunks.Length && at <= chunk + 8; at++)
        {
            if (reading.Chunks[at].Verb is not { IsFinite: true } verb || !reading[verb.Head].Is(Tag.Be)) continue;
            for (var w = reading.Chunks[at].Last + 1; w < Math.Min(reading.Words.Length, reading.Chunks[at].Last + 5); w++)
            {
                if (
                    IsFalse(reading[w].Lower)
                    || reading[w].Lower is "true" or "correct" or "accurate" && (verb.Negated || reading[w - 1].Is(Tag.Negation))
                )
                    return true;
            }

            return false;
        }

        return false;
    }

    /// <summary>"the statement about its fall is wishful thinking".</summary>
    public static bool IsDismissed(SentenceReading reading, int chunk)
    {
        if (
            reading.ChunkAt(chunk - 1) is not { Kind: ChunkKind.Preposition } about
            || reading[about.First].Lower is not ("about" or "of" or "on")
            || reading.ChunkAt(chunk - 2) is not { Kind: ChunkKind.Noun } report
            || !IsReport(reading[report.Last].Lower)
        )
            return false;
        for (var w = reading.Chunks[chunk].Last + 1; w < reading.Words.Length && w <= reading.Chunks[chunk].Last + 8 && !reading[w].IsMark; w++)
        {
            if (IsFalse(reading[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"reports that …", "a statement according to which …".</summary>
    private static bool FollowsReport(SentenceReading reading, int chunk)
    {
        for (var at = chunk - 1; at > 0 && at >= chunk - 8; at--)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Verb or ChunkKind.Break)
                return false;
            if (
                reading.Chunks[at].Kind is ChunkKind.Subordinator or ChunkKind.Relative
                && reading[reading.Chunks[at].First].Lower is "that" or "which"
            )
                return IsReport(reading[reading.Chunks[at].First - 1].Lower) || IsReportOf(reading, at);
        }

        return false;
    }

    /// <summary>"claims by the group that …".</summary>
    private static bool IsReportOf(SentenceReading reading, int that) =>
        reading.ChunkAt(that - 1) is { Kind: ChunkKind.Noun }
        && reading.ChunkAt(that - 2) is { Kind: ChunkKind.Preposition } link
        && reading[link.Last].Lower is "by" or "from" or "of"
        && link.First > 0
        && IsReport(reading[link.First - 1].Lower);

    private static bool IsReport(string word) => Reports.Contains(word);

    /// <summary>True for a word, in lower case, that calls a report wrong.</summary>
    public static bool IsFalse(string word) => False.Contains(word);
}
