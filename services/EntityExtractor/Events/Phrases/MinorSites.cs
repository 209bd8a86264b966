using System.Collections.Frozen;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Knows the nouns of posts, buildings and grounds that are told without a name of their own.</summary>
internal static class MinorSites
{
    private static readonly FrozenSet<string> Nouns = EventLexicon.Shared.Cues("minor-site");

    public static bool Is(Word head) => Nouns.Contains(head.Lower);
}
