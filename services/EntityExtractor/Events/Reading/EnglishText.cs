using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>Whether words are English, told by the share of them that the lexicon knows. Surer than a detector on a line or two.</summary>
public static class EnglishText
{
    private const double OfText = 0.38;
    private const double OfSentence = 0.22;
    private const int MostWords = 400;
    private const int MostSentences = 60;
    private const int FewestWords = 3;
    private const int LongSentence = 5;

    /// <summary>True when the text's first words are English beyond doubt.</summary>
    public static bool Is(AnalysedText text) => Share(text, 0, Math.Min(text.Tokens.Length, MostWords) - 1, out var words) >= OfText && words >= 4;

    /// <summary>True when half of the sentences or more are English, whatever the others are.</summary>
    public static bool IsIn(AnalysedText text)
    {
        var sentences = text.Sentences.Take(MostSentences).ToList();
        var english = sentences.Count(s => Share(text, s.First, s.Last, out var words) >= OfText && words >= FewestWords);
        return english > 0 && english * 2 >= sentences.Count;
    }

    /// <summary>True for a sentence of some length that is plainly in another language.</summary>
    internal static bool IsForeign(SentenceReading sentence)
    {
        var (words, known) = (0, 0);
        for (var w = 0; w < sentence.Words.Length; w++)
        {
            if (!sentence[w].Token.IsWord || (w > 0 && sentence[w].Token.IsCapitalised)) continue;
            words++;
            if (sentence[w].Info.Tags != Tag.None) known++;
        }

        return words >= LongSentence && known < OfSentence * words;
    }

    private static double Share(AnalysedText text, int first, int last, out int words)
    {
        words = 0;
        var known = 0;
        for (var t = first; t <= last; t++)
        {
            if (!text.Tokens[t].IsWord || (t > first && text.Tokens[t].IsCapitalised)) continue;
            words++;
            if (EventLexicon.Shared.Find(text.Span(t)).Tags != Tag.None) known++;
        }

        return words == 0 ? 1 : (double)known / words;
    }
}
