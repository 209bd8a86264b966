using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Finds who says what in a sentence: "S said that …", "…, S said", "according to S".</summary>
internal static class Attributions
{
    private const int LongestHead = 7;

    private static readonly FrozenSet<string> SpeakerNouns = EventLexicon.Shared.Cues("speaker-noun");

    public static List<Attribution> Of(SentenceReading reading)
    {
        var found = new List<Attribution>();
        AddHeaded(reading, found);
        for (var c = 0; c < reading.Chunks.Length; c++)
        {
            if (reading.Chunks[c].Verb is { } verb && reading[verb.Head].Is(Tag.Speech))
                AddVerb(reading, c, verb, found);
            else if (reading.Chunks[c].Verb is { Lemma: "call" or "label" or "brand" or "describe" or "term" } label && CallsFalse(reading, c))
                found.Add(Denial(reading, c, label));
            else if (IsAccording(reading, c))
                AddAccording(reading, c, found);
        }

        return found;
    }

    /// <summary>"The army command: our units have entered X": who speaks stands before the colon.</summary>
    private static void AddHeaded(SentenceReading reading, List<Attribution> found)
    {
        var colon = 0;
        while (colon < reading.Chunks.Length && reading.Chunks[colon].Kind is ChunkKind.Noun or ChunkKind.Preposition or ChunkKind.Quote)
            colon++;
        if (
            colon == 0
            || reading.ChunkAt(colon) is not { Kind: ChunkKind.Break, First: var mark }
            || reading[mark].Lower != ":"
            || mark > LongestHead
            || mark + 1 >= reading.Words.Length
        )
            return;
        if (Enumerable.Range(0, mark).Any(w => Speaks(reading[w])))
            found.Add(new Attribution(SpeechKind.Say, reading.TextOf(0, mark - 1), 0, mark - 1, mark + 1, reading.Words.Length - 1, mark));
    }

    private static bool Speaks(Word word) =>
        word.Is(Tag.Actor) && word.Lower is not ("insurgency" or "rebellion" or "resistance")
        || word is { Token: { Shape: Text.TokenShape.AllCapitals, Length: >= 3 and <= 5 }, Info.Tags: Tag.None, Lower: not "live" }
        || SpeakerNouns.Contains(word.Lower);

    /// <summary>"Kyiv calls that untrue".</summary>
    private static bool CallsFalse(SentenceReading reading, int chunk)
    {
        for (var w = reading.Chunks[chunk].Last + 1; w < Math.Min(reading.Words.Length, reading.Chunks[chunk].Last + 9); w++)
        {
            if (reading[w].IsMark) return false;
            if (Untruths.IsFalse(reading[w].Lower)) return true;
        }

        return false;
    }

    private static Attribution Denial(SentenceReading reading, int chunk, VerbGroup verb)
    {
        var (first, last) = (reading.Chunks[chunk].Last + 1, reading.Words.Length - 1);
        return Subjects.Of(reading, chunk) is { } speaker
            ? Create(reading, SpeechKind.Deny, speaker, first, last, verb.Head)
            : new Attribution(SpeechKind.Deny, null, -1, -1, first, last, verb.Head);
    }

    private static void AddVerb(SentenceReading reading, int chunk, VerbGroup verb, List<Attribution> found)
    {
        var kind = reading[verb.Head].Info.Speech;
        if (verb.Lemma is "cite" or "quote" && !verb.Passive && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Noun })
        {
            found.Add(
                Create(
                    reading,
                    SpeechKind.Say,
                    chunk + 1,
                    verb.Tense == Tense.Gerund ? 0 : reading.Chunks[chunk + 1].Last + 1,
                    reading.Words.Length - 1,
                    verb.Head
                )
            );
            return;
        }

        if (verb.Negated && (kind == SpeechKind.Deny || !HasThat(reading, chunk)))
            return;
        if (verb.Negated)
            kind = SpeechKind.Deny;
        if (
            verb.Passive
            || verb.Tense == Tense.Infinitive
            || IsAddition(reading, chunk, verb)
            || verb.Lemma == "maintain" && !HasThat(reading, chunk)
        )
            return;
        var last = EndOfContent(reading, chunk);
        if (Inverted(reading, chunk) is { } behind)
        {
            found.Add(Create(reading, kind, behind, 0, reading.Chunks[chunk].First - 1, verb.Head));
            return;
        }

        var subject = Subjects.Of(reading, chunk);
        if (subject is { } who && FirstOfPair(reading, who) is var first && IsTail(reading, first, chunk))
        {
            if (first != who) found.Add(Create(reading, kind, first, 0, reading.Chunks[first].First - 1, verb.Head));
            found.Add(Create(reading, kind, who, 0, reading.Chunks[first].First - 1, verb.Head));
        }
        else if (subject is { } speaker)
        {
            var end = EndOfObject(reading, chunk) ?? last;
            if (speaker < chunk && FirstOfPair(reading, speaker) is var other && other != speaker)
                found.Add(Create(reading, kind, other, reading.Chunks[chunk].Last + 1, end, verb.Head));
            found.Add(Create(reading, kind, speaker, reading.Chunks[chunk].Last + 1, end, verb.Head));
        }
        else found.Add(new Attribution(kind, null, -1, -1, reading.Chunks[chunk].Last + 1, last, verb.Head));
    }

    /// <summary>"added two more districts to its tally": no words are added.</summary>
    private static bool IsAddition(SentenceReading reading, int chunk, VerbGroup verb) =>
        verb.Lemma == "add"
        && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Noun }
        && reading.ChunkAt(chunk + 2) is { Kind: ChunkKind.Preposition } to
        && reading[to.First].Lower == "to";

    /// <summary>"declared the war over after seizing X": what no clause of the saying holds is not said.</summary>
    private static int EndOfContent(SentenceReading reading, int chunk)
    {
        for (var at = chunk + 1; at + 1 < reading.Chunks.Length; at++)
        {
            if (
                reading.Chunks[at].Verb is { IsFinite: true }
                || reading.Chunks[at].Kind is ChunkKind.Subordinator or ChunkKind.Quote or ChunkKind.Break
            )
                break;
            if (
                reading.Chunks[at].Kind == ChunkKind.Preposition
                && reading[reading.Chunks[at].First].Lower is "after" or "before"
                && reading.Chunks[at + 1].Verb is { Tense: Tense.Gerund }
            )
                return reading.Chunks[at].First - 1;
        }

        return reading.Words.Length - 1;
    }

    /// <summary>"rejected the claim and maintain that …": what is said ends before the further verb.</summary>
    private static int? EndOfObject(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Noun } noun
        && reading.ChunkAt(chunk + 2) is { Kind: ChunkKind.Conjunction }
        && reading.ChunkAt(chunk + 3)?.Verb is { IsFinite: true }
            ? noun.Last
            : null;

    /// <summary>"…, a security source and two residents said": where the speakers begin; each speaks for a side.</summary>
    private static int FirstOfPair(SentenceReading reading, int subject)
    {
        var link = reading.ChunkAt(subject - 1) is { Kind: ChunkKind.Adverb } ? subject - 2 : subject - 1;
        return
            reading.ChunkAt(link) is { Kind: ChunkKind.Conjunction } and
            && reading[and.First].Lower is "and" or "&"
            && reading.ChunkAt(link - 1) is { Kind: ChunkKind.Noun }
            && reading.ChunkAt(link - 2) is null or { Kind: ChunkKind.Comma or ChunkKind.Quote }
            ? link - 1
            : subject;
    }

    /// <summary>"did not confirm that …"; "has not mentioned X" and "did not comment" say nothing of it.</summary>
    private static bool HasThat(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Subordinator or ChunkKind.Relative } next
        && reading[next.First].Lower is "that" or "whether" or "if";

    /// <summary>"…", said the governor.</summary>
    private static int? Inverted(SentenceReading reading, int chunk)
    {
        if (
            chunk == 0
            || reading.Chunks[chunk].Verb!.Lemma is "tell" or "inform"
            || reading.Chunks[chunk - 1].Kind is not (ChunkKind.Comma or ChunkKind.Quote)
        )
            return null;
        return
            reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Noun }
            && reading.Chunks[chunk].Verb!.Tense is Tense.Past or Tense.Present
            && !HasVerbAfter(reading, chunk)
            ? chunk + 1
            : null;
    }

    private static bool HasVerbAfter(SentenceReading reading, int chunk)
    {
        for (var at = chunk + 1; at < reading.Chunks.Length; at++)
        {
            if (reading.Chunks[at].Verb is { IsFinite: true }) return true;
        }

        return false;
    }

    /// <summary>The speaker follows a comma or quotation mark that closes a clause, and no clause follows the verb.</summary>
    private static bool IsTail(SentenceReading reading, int subject, int verbChunk)
    {
        var claim =
            reading.ChunkAt(subject - 1) is { Kind: ChunkKind.Relative or ChunkKind.Subordinator } that
            && reading[that.First].Lower is "that" or "which"
                ? subject - 2
                : subject - 1;
        var before = reading.ChunkAt(IsClaim(reading, claim) ? claim - 1 : subject - 1);
        if (before is null || before.Kind is not (ChunkKind.Comma or ChunkKind.Quote))
            return false;
        if (!HasFiniteBefore(reading, subject))
            return false;
        var next =
            reading.ChunkAt(verbChunk + 1) is { Kind: ChunkKind.Noun, Last: var day } && reading[day].Is(Tag.Calendar)
                ? verbChunk + 2
                : verbChunk + 1;
        return reading.ChunkAt(next) is not { Kind: ChunkKind.Subordinator } && !HasClauseAfter(reading, verbChunk);
    }

    /// <summary>"…, a claim the rebels denied", "a claim that the rebels denied".</summary>
    private static bool IsClaim(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk) is { Kind: ChunkKind.Noun } noun
        && reading[noun.Last].Lower is "claim" or "claims" or "assertion" or "report" or "account";

    private static bool HasFiniteBefore(SentenceReading reading, int chunk)
    {
        for (var at = 0; at < chunk; at++)
        {
            if (reading.Chunks[at].Verb is { IsFinite: true }) return true;
        }

        return false;
    }

    /// <summary>A finite verb before the next comma.</summary>
    private static bool HasClauseAfter(SentenceReading reading, int verbChunk)
    {
        for (var at = verbChunk + 1; at < reading.Chunks.Length; at++)
        {
            if (reading.Chunks[at].Kind is ChunkKind.Comma or ChunkKind.Break or ChunkKind.Subordinator) return false;
            if (reading.Chunks[at].Verb is { IsFinite: true }) return true;
        }

        return false;
    }

    private static bool IsAccording(SentenceReading reading, int chunk)
    {
        var word = reading[reading.Chunks[chunk].Last];
        return word.Lower == "according" && reading.ChunkAt(chunk + 1) is { Kind: ChunkKind.Preposition };
    }

    private static void AddAccording(SentenceReading reading, int chunk, List<Attribution> found)
    {
        if (reading.ChunkAt(chunk + 2) is not { Kind: ChunkKind.Noun })
            return;
        found.Add(Create(reading, SpeechKind.Say, chunk + 2, 0, reading.Words.Length - 1, reading.Chunks[chunk].First));
        if (reading.ChunkAt(chunk + 3) is { Kind: ChunkKind.Conjunction } && reading.ChunkAt(chunk + 4) is { Kind: ChunkKind.Noun })
            found.Add(Create(reading, SpeechKind.Say, chunk + 4, 0, reading.Words.Length - 1, reading.Chunks[chunk].First));
    }

    private static Attribution Create(SentenceReading reading, SpeechKind kind, int speaker, int first, int last, int verb)
    {
        var chunk = reading.Chunks[speaker];
        var from = chunk.First;
        while (from < chunk.Last && reading[from].Is(Tag.Determiner)) from++;
        var to = SpeakerEnd(reading, speaker, verb);
        return new Attribution(kind, reading.TextOf(from, to), from, to, first, last, verb);
    }

    /// <summary>The speaker with what belongs to it up to the verb: "the head of the provincial council".</summary>
    private static int SpeakerEnd(SentenceReading reading, int speaker, int verb)
    {
        var at = speaker;
        while (
            reading.ChunkAt(at + 1) is { Kind: ChunkKind.Preposition } preposition
            && reading.ChunkAt(at + 2) is { Kind: ChunkKind.Noun } noun
            && reading[preposition.First].Lower is "of" or "for" or "in" or "at" or "with" or "to"
            && (noun.Last < verb || speaker > verb)
        )
            at += 2;
        return reading.Chunks[at].Last;
    }
}
