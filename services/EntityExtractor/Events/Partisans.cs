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
        "our" or "we" or "enemy" or "puppets" or "puppet" or "martyrs" or "mujahideen" or "mujahidin" or "infidels" or "heroic" or "apostates" or "invaders" or "comrades" or "martyr" => true,
        _ => false,
    };
}
