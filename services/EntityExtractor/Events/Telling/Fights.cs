using System.Collections.Frozen;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Lexicon;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Whether the tellings say that there was a fight for the place.</summary>
internal static class Fights
{
    private static readonly FrozenSet<string> FightWords = EventLexicon.Shared.Cues("fighting");

    public static Fighting Of(Change change)
    {
        var fought = false;
        foreach (var telling in change.Tellings)
        {
            var words = telling.Report.Reading.Words;
            for (var w = 0; w < words.Length; w++)
            {
                if (words[w].Lower is "unopposed" || (words[w].Lower == "without" && IsPeace(words, w))) return Fighting.No;
                fought |= FightWords.Contains(words[w].Lower);
            }
        }

        return fought ? Fighting.Yes : Fighting.Unknown;
    }

    private static bool IsPeace(Reading.Word[] words, int without)
    {
        for (var w = without + 1; w < Math.Min(words.Length, without + 5); w++)
        {
            if (words[w].Lower is "fight" or "fighting" or "resistance" or "shot" or "battle" or "clashes" or "bloodshed") return true;
        }

        return false;
    }
}
