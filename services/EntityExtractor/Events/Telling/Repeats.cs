using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>"They all fell between Saturday and Sunday": behind what somebody was quoted for, the outlet tells it of all the places in its own
/// voice.</summary>
internal static class Repeats
{
    private const int Reach = 2;
    private const int ToVerb = 6;

    private static readonly FrozenSet<string> ChangedHands = EventLexicon.Shared.Cues("changed-hands");

    public static bool AreTold(Change change, ArticleReading article) =>
        article.Sentences.Any(s =>
            s is { IsHeading: false, IsQuestion: false, Said.Count: 0 }
            && IsOfAll(s)
            && change.Tellings.Any(t => s.Index > t.Report.Reading.Index && s.Index - t.Report.Reading.Index <= Reach && t.Report.Evidence is null)
        );

    private static bool IsOfAll(SentenceReading sentence)
    {
        if (sentence[0].Lower is not ("they" or "all" or "both" or "these")) return false;
        for (var c = 1; c < Math.Min(sentence.Chunks.Length, ToVerb); c++)
        {
            if (sentence.Chunks[c].Verb is not { } verb) continue;
            if (verb is not { IsFinite: true, Negated: false, Modal: null, Progressive: false }) return false;
            return verb.Lemma is "fall" or "collapse" || (verb.Passive || verb.MayBePassive) && ChangedHands.Contains(sentence[verb.Head].Lower);
        }

        return false;
    }
}
