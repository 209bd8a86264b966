using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Reads the title or role that stands before a person's name: "Badakhshan police chief", "Gen.".</summary>
internal static class PersonRoles
{
    private const int LongestRole = 6;

    public static string? Before(AnalysedText text, int first)
    {
        var at = first - 1;
        if (at >= 0 && text.Span(at) is "." or ",") at--;
        if (at < 0 || !text.Tokens[at].IsWord || !PlaceWords.IsTitle(text.Span(at))) return null;
        var (start, end) = (at, at);
        while (start > 0 && end - start < LongestRole && Continues(text, start - 1)) start--;
        return text.Text[text.Tokens[start].Start..text.Tokens[end].End];
    }

    private static bool Continues(AnalysedText text, int at) =>
        text.Tokens[at].IsWord
        && (text.Tokens[at].IsCapitalised ? !NotNames.Contains(text.Span(at)) || PlaceWords.IsTitle(text.Span(at)) : IsOffice(text.Span(at)));

    private static bool IsOffice(ReadOnlySpan<char> word) =>
        PlaceWords.IsTitle(word)
        || word is "police" or "army" or "provincial" or "district" or "security" or "military" or "deputy" or "vice" or "foreign" or "prime"
                or "interior" or "defence" or "defense" or "former" or "acting" or "senior" or "council" or "rebel";
}
