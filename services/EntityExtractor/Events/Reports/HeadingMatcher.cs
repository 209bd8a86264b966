using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Reports;

/// <summary>"Selk under rebel control", "ended with Selk in rebel hands": headings and tails that leave out "is".</summary>
internal sealed class HeadingMatcher(EventLexicon lexicon, SlotFiller slots, PlaceSubjects subjects)
{
    /// <param name="chunk">The preposition that the place stands before.</param>
    public Match? Match(SentenceReading reading, int chunk)
    {
        if (
            reading[reading.Chunks[chunk].First].Lower is not ("under" or "in" or "back")
            || !(EndsWith(reading, chunk) || (reading.IsHeading && OpensWithName(reading, chunk)))
        )
            return null;
        foreach (var construction in lexicon.Verbal["be"])
        {
            if (
                construction is not { Subject.Slot: Slot.Place, Kind: ConstructionKind.State or ConstructionKind.Back }
                || !construction.Rest.Any(IsPower)
            )
                continue;
            var filled = new Filled(reading.Chunks[chunk].First - 1);
            if (slots.Fill(reading, construction.Rest, 0, ref filled) && subjects.Fill(reading, Head(reading, chunk - 1), chunk, ref filled))
                return filled.ToMatch(construction, reading.Chunks[chunk].First);
        }

        return null;
    }

    /// <summary>"Life in Selk under …" tells of life.</summary>
    private static bool OpensWithName(SentenceReading reading, int chunk) =>
        reading.ChunkAt(chunk - 1) is { Kind: ChunkKind.Noun } noun
        && reading.ChunkAt(chunk - 2) is null or { Kind: ChunkKind.Break or ChunkKind.Comma }
        && NameRuns.Of(reading, noun.First, noun.Last).Length > 0;

    /// <summary>"The battle ended with Selk in the hands of …".</summary>
    private static bool EndsWith(SentenceReading reading, int chunk) =>
        Head(reading, chunk - 1) is var head
        && reading.ChunkAt(head) is { Kind: ChunkKind.Noun }
        && reading.ChunkAt(head - 1) is { Kind: ChunkKind.Preposition } with
        && reading[with.First].Lower == "with"
        && reading.ChunkAt(head - 2)?.Verb is { Lemma: "end" or "finish" or "conclude", Negated: false, Modal: null };

    /// <summary>"the town" of "the town of Selk".</summary>
    private static int Head(SentenceReading reading, int noun) =>
        reading.ChunkAt(noun - 1) is { Kind: ChunkKind.Preposition } of
        && reading[of.First].Lower == "of"
        && reading.ChunkAt(noun - 2) is { Kind: ChunkKind.Noun }
            ? noun - 2
            : noun;

    private static bool IsPower(Element element) => element.Words.Any(w => w is "control" or "hands");
}
