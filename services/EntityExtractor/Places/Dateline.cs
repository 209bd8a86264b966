using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Finds the dateline of a text that comes without one: "KABUL, Afghanistan (Reuters) -".</summary>
internal static class Dateline
{
    private const int Longest = 12;
    private const int FirstSentences = 4;

    /// <summary>The words before the dash that ends the dateline; null when the text has none.</summary>
    public static string? In(AnalysedText text)
    {
        for (var number = 0; number < Math.Min(FirstSentences, text.Sentences.Length); number++)
        {
            var sentence = text.Sentences[number];
            for (var at = sentence.First + 1; at <= Math.Min(sentence.Last - 1, sentence.First + Longest); at++)
            {
                if (
                    text.Span(at) is "—" or "–" or "--"
                    || (text.Span(at) is "-" && text.Tokens[at - 1].End < text.Tokens[at].Start && text.Tokens[at + 1].Start > text.Tokens[at].End)
                )
                    return Words(text, sentence.First, at);
            }
        }

        return null;
    }

    private static string? Words(AnalysedText text, int first, int dash) =>
        text.Tokens[first].Shape == TokenShape.AllCapitals || text.Span(dash - 1) is ")"
            ? text.Text[text.Tokens[first].Start..text.Tokens[dash - 1].End]
            : null;
}
