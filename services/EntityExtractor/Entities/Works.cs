using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Finds titles of books, films and songs: quoted words that are all capitalised, "“The Fall of Vesk”". The names in them are no
/// news.</summary>
internal static class Works
{
    private const int LongestTitle = 10;
    private const int FewestWords = 3;
    private const int LongestSmallWord = 4;

    /// <summary>Marks the tokens of titles in <paramref name="taken"/>.</summary>
    public static void Take(AnalysedText text, bool[] taken)
    {
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            if (Opens(text, at) && End(text, at) is { } end && IsTitle(text, at + 1, end - 1)) taken.AsSpan(at + 1, end - at - 1).Fill(true);
        }
    }

    private static bool Opens(AnalysedText text, int at) => text.Span(at) is "“" or "‘" or "«" or "\"";

    private static int? End(AnalysedText text, int opening)
    {
        for (var at = opening + 1; at < text.Tokens.Length && at <= opening + LongestTitle + 1; at++)
        {
            if (text.Span(at) is "”" or "’" or "»" or "\"") return at;
        }

        return null;
    }

    /// <summary>Three words or more, no mark between them, every long one with a capital, a short one among them.</summary>
    private static bool IsTitle(AnalysedText text, int first, int last)
    {
        if (last - first + 1 < FewestWords || !text.Tokens[first].IsCapitalised || !text.Tokens[last].IsCapitalised) return false;
        var small = false;
        for (var at = first; at <= last; at++)
        {
            var token = text.Tokens[at];
            if (!token.IsWord || (!token.IsCapitalised && token.Length > LongestSmallWord)) return false;
            small |= !token.IsCapitalised || NotNames.Contains(text.Span(at));
        }

        return small;
    }
}
