using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events;

/// <summary>How much a text speaks of armed sides and of war at all.</summary>
internal sealed class Conflict
{
    private const int Several = 2;
    private const int Short = 90;

    /// <summary>A text about war names an armed side at least once in so many words.</summary>
    private const int WordsToArmed = 150;

    private const int Brief = 45;

    private static readonly FrozenSet<string> ArmedNouns = EventLexicon.Shared.Cues("armed-noun");
    private static readonly FrozenSet<string> Officials = EventLexicon.Shared.Cues("official");

    public Conflict(IReadOnlyList<SentenceReading> sentences, IReadOnlyList<EntityMention> entities)
    {
        var armed = entities.Count(e => e.Type == EntityType.ArmedGroup);
        var (words, official, fiction) = (0, 0, 0);
        foreach (var sentence in sentences)
        {
            words += sentence.Words.Length;
            for (var w = 0; w < sentence.Words.Length; w++)
            {
                var word = sentence[w];
                if (IsArmed(word) && !(word.Lower == "front" && w > 0 && sentence[w - 1].Lower == "in")) armed++;
                else if (IsOfficial(word.Lower)) official++;
                else if (EventLexicon.Shared.IsCue("fiction", word.Lower)) fiction++;
            }
        }

        IsNamed = armed + official > 0 || words < Brief;
        IsShort = words < Short;
        IsFiction = fiction >= Several;
        IsMain = armed >= Math.Max(Several, words / WordsToArmed) || (armed + official > 0 && words < Short);
    }

    /// <summary>False when a text of some length names no armed side, official or war at all: matches, elections, takeovers of companies.</summary>
    public bool IsNamed { get; }

    /// <summary>A brief: it has no room to name the sides around each telling.</summary>
    public bool IsShort { get; }

    /// <summary>A book, film or game is told of.</summary>
    public bool IsFiction { get; }

    /// <summary>Armed sides are named more than in passing.</summary>
    public bool IsMain { get; }

    public static bool IsArmed(Word word) =>
        word.Info.Actor == ActorClass.NonState || ArmedNouns.Contains(word.Lower);

    private static bool IsOfficial(string word) => Officials.Contains(word);
}
