using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Proposing;

/// <summary>A name of an article that the catalogue lacks.</summary>
/// <param name="Key">What its spellings have in common: the folded letters.</param>
/// <param name="Name">As the article has it in full.</param>
/// <param name="Kind">What it was read as.</param>
/// <param name="Sentence">Where it stands first.</param>
internal sealed record UnknownName(string Key, string Name, EntityType Kind, string Sentence)
{
    private const int MostOfArticle = 30;
    private const int LongestName = 80;
    private const int LongestSentence = 300;

    /// <summary>The names that an article has most often, 30 at most. A person's last name alone says too little.</summary>
    public static IReadOnlyList<UnknownName> Of(string text, IReadOnlyList<EntityMention> entities) =>
        [
            .. entities
                .Where(MayBeProposed)
                .GroupBy(e => Letters.Fold(e.Canonical))
                .Where(g => g.Key.Length > 1)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Min(e => e.Start))
                .Take(MostOfArticle)
                .Select(g =>
                    g.MinBy(e => e.Start)! is var first
                        ? new UnknownName(g.Key, first.Canonical, first.Type, SentenceAround(text, first.Start, first.End))
                        : null!
                ),
        ];

    private static bool MayBeProposed(EntityMention entity) =>
        entity.Id is null
        && entity.Canonical.Length is > 1 and <= LongestName
        && !entity.Canonical.Any(char.IsControl)
        && (entity.Type != EntityType.Person || entity.Canonical.Contains(' ', StringComparison.Ordinal));

    /// <summary>The words around a name up to the nearest full stop or line end, cut to 300 characters.</summary>
    private static string SentenceAround(string text, int start, int end)
    {
        var (first, last) = (Math.Max(0, start - (LongestSentence / 2)), Math.Min(text.Length, Math.Max(end, start + (LongestSentence / 2))));
        if (first > 0 && char.IsLowSurrogate(text[first])) first++;
        if (last < text.Length && char.IsLowSurrogate(text[last])) last--;
        for (var at = start - 1; at > first; at--)
        {
            if (IsEnd(text, at)) first = at + 1;
        }

        for (var at = end; at < last; at++)
        {
            if (IsEnd(text, at)) last = at + 1;
        }

        return text[first..last].Trim();
    }

    private static bool IsEnd(string text, int at) =>
        text[at] == '\n' || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));
}
