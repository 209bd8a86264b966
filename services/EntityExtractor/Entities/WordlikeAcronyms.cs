using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Acronyms that are English words as well: they name a group only in a text that names it otherwise, and only among words that are not in
/// capitals.</summary>
internal static class WordlikeAcronyms
{
    private static readonly FrozenDictionary<string, string> Groups = new Dictionary<string, string>
    {
        ["IS"] = "islamic-state",
    }.ToFrozenDictionary();

    /// <summary>Adds the mentions of groups among <paramref name="entities"/> by such acronyms, and marks them in <paramref name="taken"/>.</summary>
    public static void Add(AnalysedText text, List<EntityMention> entities, bool[] taken)
    {
        foreach (var (acronym, id) in Groups)
        {
            if (entities.Find(e => e.Id == id) is not { } group) continue;
            for (var at = 0; at < taken.Length; at++)
            {
                if (taken[at] || !text.Span(at).SequenceEqual(acronym) || IsAmongCapitals(text, at)) continue;
                taken[at] = true;
                entities.Add(Mentions.Again(group, acronym, text.Tokens[at].Start));
            }
        }
    }

    private static bool IsAmongCapitals(AnalysedText text, int at) => !IsLower(text, at - 1) && !IsLower(text, at + 1);

    private static bool IsLower(AnalysedText text, int at) => at >= 0 && at < text.Tokens.Length && text.Tokens[at].Shape == TokenShape.Lower;
}
