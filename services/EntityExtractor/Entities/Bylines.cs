using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Tells the lines that name who wrote a text from the news itself.</summary>
internal static class Bylines
{
    private const int LongestByline = 40;

    /// <summary>"By Ana Lind", "(Reporting by …; Editing by …)", "Ana Lind contributed to this report".</summary>
    public static bool Is(AnalysedText text, Sentence sentence)
    {
        if (sentence.TokenCount > LongestByline) return false;
        var first = sentence.First;
        while (first < sentence.Last && !text.Tokens[first].IsWord)
            first++;
        if (text.Is(first, "by") && sentence.TokenCount <= 8 && text.Tokens[first].IsCapitalised)
            return true;
        if (
            first < sentence.Last
            && text.Is(first + 1, "by")
            && (
                text.Is(first, "reporting")
                || text.Is(first, "writing")
                || text.Is(first, "editing")
                || text.Is(first, "edited")
                || text.Is(first, "written")
            )
        )
            return true;
        return text.Span(sentence).Contains("contributed to this report", StringComparison.OrdinalIgnoreCase);
    }
}
