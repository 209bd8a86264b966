using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events;

/// <summary>Tells a side's own statement by its words.</summary>
internal static class Partisans
{
    private const int Several = 2;

    public static bool Speak(IReadOnlyList<SentenceReading> sentences)
    {
        var found = 0;
        foreach (var sentence in sentences)
        {
            if (HasQuote(sentence)) continue;
            for (var w = 0; w < sentence.Words.Length; w++)
            {
                if (IsPartisan(sentence, w)) found++;
            }
        }

        return found >= Several;
    }

    private static bool HasQuote(SentenceReading sentence) => sentence.Text.Span(sentence.Sentence).IndexOfAny("“”\"") >= 0;

    private static bool IsPartisan(SentenceReading sentence, int word) => sentence[word].Lower switch
    {
        "our" => word + 1 < sentence.Words.Length && sentence[word + 1].Lower is "fighters" or "forces" or "heroes" or "units" or "army" or "martyrs" or "men" or "mujahideen" or "flag" or "people" or "land" or "brothers" or "columns",
        "enemy" or "puppets" or "puppet" or "martyrs" or "mujahideen" or "mujahidin" or "infidels" or "heroic" or "apostates" or "invaders" or "comrades" or "martyr" => true,
        _ => false,
    };
}
