using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Headlines in the form of sentences: the line under the title sums up what the text tells, and who says it stands in the text.</summary>
internal static class Decks
{
    private const int LongestDeck = 25;
    private const int ShortestText = 5;
    private const int Lead = 3;

    /// <summary>A first paragraph of one short sentence that tells no day.</summary>
    public static bool Is(SentenceReading reading, ArticleReading article)
    {
        if (reading.Index > 1 || reading.Words.Length > LongestDeck || article.Sentences.Count < ShortestText)
            return false;
        if (reading.Index == 1 && !article.Sentences[0].IsHeading || article.Sentences[reading.Index + 1].Sentence.Block == reading.Sentence.Block)
            return false;
        return !Array.Exists(reading.Words, w => w.Is(Tag.Calendar) || w.Lower is "today" or "yesterday" or "overnight" or "tonight");
    }

    /// <summary>Only headlines tell of the change, and the lead has a side say the same of itself.</summary>
    public static bool IsClaimedBelow(Change change, ArticleReading article) =>
        article.Sentences.Where(s => !s.IsHeading).Take(Lead).Any(s => s.Said.Any(said => IsOwnWord(s, said, change)));

    private static bool IsOwnWord(SentenceReading sentence, Attribution said, Change change)
    {
        if (said.Speaker is null || said.Kind is SpeechKind.Deny || Speakers.SideOf(sentence, said) is SpeakerSide.Local or SpeakerSide.Monitor)
            return false;
        for (var w = Math.Max(0, said.First); w <= Math.Min(said.Last, sentence.Words.Length - 1); w++)
        {
            if (
                sentence.Chunks[sentence.ChunkOf(w)].Verb is { IsFinite: true, Negated: false, Modal: null }
                && change.Tellings.Any(t => IsSameVerb(t.Report, sentence[w]))
            )
                return Speakers.IsGainer(sentence, said, change.Gainer)
                    || sentence.Words.Skip(said.Verb).Take(w - said.Verb).Any(p => p.Lower is "they" or "it" or "we");
        }

        return false;
    }

    private static bool IsSameVerb(Report report, Word word) => word.Info.Lemma is { } lemma && lemma == report.Reading[report.Word].Info.Lemma;
}
