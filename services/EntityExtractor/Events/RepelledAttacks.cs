using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Telling;

namespace Ingestion.EntityExtractor.Events;

/// <summary>"repelled a dawn attack", "an attempt to cross the river was beaten off": an attack that failed, whether or not a place is
/// told.</summary>
internal static class RepelledAttacks
{
    private const int Reach = 10;

    private static readonly FrozenSet<string> Attacks = EventLexicon.Shared.Cues("attack");

    public static IEnumerable<NearMiss> In(ArticleReading article, SentenceReading sentence)
    {
        if (!Array.Exists(sentence.Chunks, c => c.Verb is { } verb && IsBeatenOff(sentence, c, verb)))
            yield break;
        var place = article
            .Names.PlacesIn(sentence.Sentence.Start, sentence.Sentence.End)
            .FirstOrDefault(p => p.Kind is not (PlaceKind.Country or PlaceKind.Admin1 or PlaceKind.River));
        var span = sentence.Sentence;
        yield return new NearMiss(
            NearMissKind.Repelled,
            new EventEvidence(span.Start, span.End, sentence.Text.Span(span).ToString()),
            place?.Text,
            place?.Id
        );
    }

    /// <summary>"The rebels have retreated from X with heavy casualties", where the text tells that their attack on X was repelled: they never held
    /// it.</summary>
    public static bool IsEndOf(Change change, ArticleReading article) =>
        change is { Action: ControlAction.Withdrawn, Loser.Class: ActorClass.NonState }
        && change.Tellings.All(t => t.Report.Construction.Head is "retreat" or "withdraw" or "pull" or "flee" or "leave")
        && article.Sentences.Any(s =>
            In(article, s).Any(m => m.Place is { } place && place.Equals(change.Tellings[0].Report.Place.Name, StringComparison.OrdinalIgnoreCase))
        );

    private static bool IsBeatenOff(SentenceReading sentence, Chunk chunk, VerbGroup verb)
    {
        if (verb.Negated || verb.Modal is not null || !verb.IsFinite || !IsRepelling(sentence, chunk, verb))
            return false;
        var (first, last) =
            verb.Passive || (verb.MayBePassive && !HasAttack(sentence, chunk.Last + 1, chunk.Last + Reach))
                ? (chunk.First - Reach, chunk.First - 1)
                : (chunk.Last + 1, chunk.Last + Reach);
        return HasAttack(sentence, first, last);
    }

    /// <summary>"repel", "thwart"; "beat", "fight", "drive" only with "off" or "back".</summary>
    private static bool IsRepelling(SentenceReading sentence, Chunk chunk, VerbGroup verb) =>
        EventLexicon.Shared.IsCue("repelling", verb.Lemma)
        || (
            EventLexicon.Shared.IsCue("repelling-off", verb.Lemma)
            && chunk.Last + 1 < sentence.Words.Length
            && sentence[chunk.Last + 1].Lower is "off" or "back"
        );

    private static bool HasAttack(SentenceReading sentence, int first, int last)
    {
        for (var w = Math.Max(0, first); w <= Math.Min(last, sentence.Words.Length - 1); w++)
        {
            if (Attacks.Contains(sentence[w].Lower)) return true;
        }

        return false;
    }
}
