using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events;

/// <summary>Finds sentences in which an outlet or a speaker takes back or corrects what was said before.</summary>
internal static class Retractions
{
    private const int MostWords = 80;

    private static readonly string[] Corrected =
    [
        "an earlier version of", "a previous version of", "this article has been corrected", "this story has been corrected", "this report has been corrected", "has been updated to correct", "was corrected to", "correction:", "corrects to", "(corrects", "we regret the error",
        "incorrectly said", "incorrectly stated", "incorrectly reported", "wrongly reported", "wrongly stated", "mistakenly reported", "erroneously reported",
    ];

    private static readonly string[] Retracted =
    [
        "retracted", "retracts", "has withdrawn its report", "withdraws its report", "withdrew its report", "withdraws the report", "withdrew the report", "withdrew its claim", "withdrew the claim", "took back its claim", "has been retracted", "backtracked", "walked back",
    ];

    public static List<Retraction> Of(ArticleReading article)
    {
        var found = new List<Retraction>();
        foreach (var sentence in article.Sentences)
        {
            if (sentence.Words.Length <= MostWords && KindOf(sentence) is { } kind) found.Add(Write(article, sentence, kind));
        }

        return found;
    }

    public static RetractionKind? KindOf(SentenceReading sentence)
    {
        var text = sentence.Text.Span(sentence.Sentence);
        foreach (var words in Corrected)
        {
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) return RetractionKind.Corrected;
        }

        foreach (var words in Retracted)
        {
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) return RetractionKind.Retracted;
        }

        return null;
    }

    private static Retraction Write(ArticleReading article, SentenceReading sentence, RetractionKind kind)
    {
        var place = article.Tellings.Where(t => t.Report.Reading == sentence && t.Report.Place.IsNamed).Select(t => t.Report.Place).FirstOrDefault();
        var evidence = new EventEvidence(sentence.Sentence.Start, sentence.Sentence.End, sentence.Text.Span(sentence.Sentence).ToString());
        return new Retraction(kind, evidence, place?.Name, place?.Mention?.Id, CorrectedTo(article, sentence, kind));
    }

    /// <summary>The place that the next telling in or behind the sentence names instead.</summary>
    private static string? CorrectedTo(ArticleReading article, SentenceReading sentence, RetractionKind kind) => kind != RetractionKind.Corrected ? null
        : article.Tellings.Where(t => t.Report.Reading.Index > sentence.Index && t.Report.Reading.Index <= sentence.Index + 2 && t.Report.Place.IsNamed).Select(t => t.Report.Place.Name).FirstOrDefault();
}
