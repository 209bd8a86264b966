using Ingestion.EntityExtractor.Enriching;

namespace Ingestion.Portal.Pages.Common;

/// <summary>What the gazetteers call a country that documents carry by its code.</summary>
public sealed class CountryNames(KnowledgeSource knowledge)
{
    /// <returns>The code itself when no gazetteer has such a country.</returns>
    public string Of(string code) => knowledge.Current.Places.CountryName(code) ?? code;
}
