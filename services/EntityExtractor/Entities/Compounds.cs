using System.Collections.Frozen;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>A name that is a part of an adjective, as in "Velmaria-backed" and "anti-Velmaria", is none of the text's names.</summary>
internal static class Compounds
{
    private static readonly FrozenSet<string> Behind = PlaceWords.Set("led held run born built made wide majority dominant friendly loyal style era");

    private static readonly FrozenSet<string> Before = PlaceWords.Set("pro anti non post");

    /// <summary>True when the characters <c>[start, end)</c> are a part of such an adjective.</summary>
    public static bool HavePart(AnalysedText text, int start, int end)
    {
        var (first, last) = (text.TokenAt(start), text.TokenAt(end - 1));
        if (first > 1 && text.IsInnerHyphen(first - 1) && PlaceWords.Has(Before, text.Span(first - 2))) return true;
        return text.IsInnerHyphen(last + 1 < text.Tokens.Length ? last + 1 : 0) && IsAdjective(text, last + 2);
    }

    private static bool IsAdjective(AnalysedText text, int at) =>
        text.Tokens[at].Shape == TokenShape.Lower
        && (PlaceWords.Has(Behind, text.Span(at)) || (text.Tokens[at].Length > 4 && text.Span(at).EndsWith("ed", StringComparison.Ordinal)));
}
