using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"Three districts have fallen. The governor named them as X, Y and Z": the sentence behind names what was counted.</summary>
internal sealed class Naming(PlaceReader places)
{
    /// <summary>The tellings of the named places; empty for nearly every sentence.</summary>
    /// <param name="counted">What the sentence before told of places without names.</param>
    public IEnumerable<Report> Of(SentenceReading reading, IEnumerable<Report> counted)
    {
        foreach (var report in counted.Where(IsCounted).Take(1))
        {
            if (Names(reading) is not var (phrase, verb) || !phrase.Places.All(p => p.IsNamed)) continue;
            foreach (var place in phrase.Places) yield return report with { Reading = reading, Word = verb, Place = place with { Kind = report.Place.Kind, Admin1 = place.Admin1 ?? report.Place.Admin1, IsEvident = true } };
        }
    }

    private static bool IsCounted(Report report) => report is { Outcome.Happened: true, Place: { IsNamed: false, PointsBack: false } place } && (place.Count is not null || place.IsVague);

    /// <summary>Behind "named them as", "identified the districts as", "They are".</summary>
    private (PlacePhrase Places, int Verb)? Names(SentenceReading reading)
    {
        for (var c = 0; c + 1 < reading.Chunks.Length; c++)
        {
            if (reading.Chunks[c].Verb is not { Negated: false } verb) continue;
            if (verb.Lemma is "name" or "identify" or "list" && reading.ChunkAt(c + 2) is { Kind: ChunkKind.Preposition } link && reading[link.First].Lower == "as" && IsBack(reading, c + 1)) return At(reading, link.Last + 1, verb);
            if (verb.Lemma == "be" && verb.Head == reading.Chunks[c].First && c > 0 && IsBack(reading, c - 1) && reading.Chunks[c].Last + 1 < reading.Words.Length && reading.IsTellingCapital(reading.Chunks[c].Last + 1)) return At(reading, reading.Chunks[c].Last + 1, verb);
        }

        return null;
    }

    private (PlacePhrase, int)? At(SentenceReading reading, int word, VerbGroup verb) =>
        word < reading.Words.Length && places.Read(reading, word) is { } phrase ? (phrase, verb.Head) : null;

    private static bool IsBack(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk) is { Kind: ChunkKind.Noun } noun && (reading[noun.Last].Lower is "they" or "them" || (reading[noun.First].Is(Tag.Determiner) && reading[noun.Last].Is(Tag.Place)));
}
