using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>Knows the words that tell where a report was written: "KESHTI (Agency) - …", "Keshti, Velmaria — …".</summary>
internal static class Datelines
{
    private const int FirstSentences = 3;
    private const int Longest = 14;

    /// <summary>True for a word before the dash that ends a dateline.</summary>
    public static bool Holds(SentenceReading reading, int word)
    {
        if (reading.Index >= FirstSentences) return false;
        for (var w = Math.Max(1, word + 1); w < Math.Min(reading.Words.Length - 1, Longest); w++)
        {
            if (IsDash(reading, w)) return reading[0].Token.Shape == TokenShape.AllCapitals || reading[w - 1].Lower == ")";
            if (reading.ChunkAt(reading.ChunkOf(w))?.Verb is { IsFinite: true }) return false;
        }

        return false;
    }

    private static bool IsDash(SentenceReading reading, int word) =>
        reading[word].Lower is "—" or "–" or "--"
        || reading[word].Lower == "-" && reading.EndOf(word - 1) < reading.StartOf(word) && reading.EndOf(word) < reading.StartOf(word + 1);
}
