using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>Drops names made of nothing but words that are written with capitals and name nobody: peoples ("Africans"), faiths, "GDP",
/// "MPs".</summary>
internal static class CommonCapitals
{
    public static List<TaggedName> Drop(AnalysedText text, List<TaggedName> names) => names.FindAll(n => !IsCommon(text, n));

    private static bool IsCommon(AnalysedText text, TaggedName name)
    {
        for (var at = name.Span.First; at <= name.Span.Last; at++)
        {
            if (!WordLists.IsCommonCapital(text.Span(at)) || WordLists.IsGivenName(text.Span(at))) return false;
        }

        return true;
    }
}
