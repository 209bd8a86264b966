using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events;

/// <summary>Tells a side's own statement by its words.</summary>
internal static class Partisans
{
    private const int Several = 2;
    private const int LongestSignature = 12;

    private static readonly FrozenSet<string> PressOffices = EventLexicon.Shared.Cues("press-office");
    private static readonly FrozenSet<string> Press = EventLexicon.Shared.Cues("press");

    private static readonly FrozenSet<string> Epithets = EventLexicon.Shared.Cues("partisan");
    private static readonly FrozenSet<string> Owned = EventLexicon.Shared.Cues("ours");

    /// <summary>The group that speaks in a side's own statement: the one that the text names; null when it may be the enemy.</summary>
    public static Actor? Voice(IReadOnlyList<SentenceReading> sentences, IReadOnlyList<EntityMention> entities)
    {
        if (sentences.Any(s => s.Words.Any(w => EventLexicon.Shared.IsCue("hostile", w.Lower)))) return null;
        var groups = entities.Where(e => e.Type == EntityType.ArmedGroup && e.Side is not (null or "government")).ToList();
        if (groups.Select(g => g.Side).Distinct().Count() != 1) return null;
        var first = groups.MinBy(e => e.Start)!;
        return new Actor(first.Canonical, first.Start, first.Id, first.Side, ActorClass.NonState, IsArmed: true);
    }

    public static bool Speak(IReadOnlyList<SentenceReading> sentences, IReadOnlyList<EntityMention> entities)
    {
        var found = 0;
        foreach (var sentence in sentences)
        {
            if (IsSignature(sentence, entities)) return true;
            if (HasQuote(sentence)) continue;
            for (var w = 0; w < sentence.Words.Length; w++)
            {
                if (IsPartisan(sentence, w)) found++;
            }
        }

        return found >= Several;
    }

    /// <summary>A line such as "Media commission of the Ember Front" over or under the text.</summary>
    private static bool IsSignature(SentenceReading sentence, IReadOnlyList<EntityMention> entities)
    {
        if (!sentence.IsHeading || sentence.Words.Length > LongestSignature || !sentence.Words.Any(w => PressOffices.Contains(w.Lower))) return false;
        var ofMedia = sentence.Words.Any(w => Press.Contains(w.Lower));
        return ofMedia
            && entities.Any(e =>
                e.Type == EntityType.ArmedGroup && e.Side is not "government" && e.Start >= sentence.Sentence.Start && e.End <= sentence.Sentence.End
            );
    }

    private static bool HasQuote(SentenceReading sentence) => sentence.Text.Span(sentence.Sentence).IndexOfAny("“”\"") >= 0;

    private static bool IsPartisan(SentenceReading sentence, int word)
    {
        var lower = sentence[word].Lower;
        if (lower == "our") return word + 1 < sentence.Words.Length && Owned.Contains(sentence[word + 1].Lower);
        return Epithets.Contains(lower);
    }
}
