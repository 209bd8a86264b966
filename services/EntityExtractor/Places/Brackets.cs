using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>What a place lies in, written behind it in brackets: "Zamle (Barani, Kossi)", "Odejo (Apa LGA, Benue)".</summary>
internal static class Brackets
{
    private const int Longest = 12;

    /// <summary>True when the token opens a bracket that holds two names or more with commas between them, and nothing else.</summary>
    public static bool HoldWholes(AnalysedText text, int open)
    {
        if (open >= text.Tokens.Length || text.Span(open) is not "(") return false;
        var commas = 0;
        for (var at = open + 1; at < text.Tokens.Length && at <= open + Longest; at++)
        {
            if (text.Span(at) is ")") return commas > 0;
            if (text.Span(at) is ",") commas++;
            else if (!IsOfName(text, at)) return false;
        }

        return false;
    }

    private static bool IsOfName(AnalysedText text, int at) =>
        text.IsInnerHyphen(at)
        || text.Span(at) is "'" or "\u2019"
        || (
            text.Tokens[at].IsWord
            && (text.Tokens[at].IsCapitalised || PlaceWords.IsParticle(text.Span(at)) || PlaceWords.Kind(text.Span(at)) is not null)
        );
}
