using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Clauses;

/// <summary>Tells a place in a row: "first", "9th", "latest".</summary>
internal static class Ordinals
{
    /// <summary>"the first city to fall", "the latest to be captured".</summary>
    public static bool Holds(SentenceReading reading, Chunk noun)
    {
        for (var w = noun.First; w <= noun.Last; w++)
        {
            if (reading[w].Lower is "latest" or "last" or "only" || Is(reading[w].Lower)) return true;
        }

        return false;
    }

    /// <summary>"third", "9th".</summary>
    public static bool Is(string word) =>
        word is "first" or "second" or "third" or "fourth" or "fifth" or "sixth" or "seventh" or "eighth" or "ninth" or "tenth" or "eleventh"
                or "twelfth"
        || IsOrdinalNumber(word);

    private static bool IsOrdinalNumber(string word) => word.Length > 2 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th";
}
