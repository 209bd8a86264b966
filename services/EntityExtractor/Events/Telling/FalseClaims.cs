using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>"The spokeswoman stated that the news about control of X is false", "wrote that the message is a fabrication".</summary>
internal static class FalseClaims
{
    private const int ToVerb = 12;
    private const int ToVerdict = 5;

    private static readonly FrozenSet<string> Claims = EventLexicon.Shared.Cues("told-claim");

    /// <summary>True when somebody but the gainer calls what was told untrue in this sentence.</summary>
    public static bool AreTold(SentenceReading sentence, Change change)
    {
        foreach (var said in sentence.Said)
        {
            if (
                said.Kind is SpeechKind.Deny
                || said.Speaker is null
                || Speakers.IsGainer(sentence, said, change.Gainer)
                || Speakers.IsOfGainersState(sentence, said, change.Gainer)
            )
                continue;
            if (IsVerdict(sentence, Math.Max(0, said.First), Math.Min(said.Last, sentence.Words.Length - 1)))
                return true;
        }

        return false;
    }

    /// <summary>"that", "the news …" and behind it "is false"; "it is a lie".</summary>
    private static bool IsVerdict(SentenceReading sentence, int first, int last)
    {
        for (var noun = first; noun <= last; noun++)
        {
            var pronoun = sentence[noun].Lower is "it" or "this" or "that";
            if (!pronoun && !Claims.Contains(sentence[noun].Lower)) continue;
            for (var verb = noun + 1; verb <= Math.Min(last, noun + (pronoun ? 1 : ToVerb)); verb++)
            {
                if (
                    sentence.Chunks[sentence.ChunkOf(verb)].Verb is { Lemma: "be", Negated: false, IsFinite: true }
                    && HasFalse(sentence, verb + 1, Math.Min(last, verb + ToVerdict))
                )
                    return true;
            }
        }

        return false;
    }

    private static bool HasFalse(SentenceReading sentence, int first, int last)
    {
        for (var w = first; w <= last; w++)
        {
            if (Untruths.IsFalse(sentence[w].Lower)) return true;
        }

        return false;
    }
}
