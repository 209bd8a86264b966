using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Phrases;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Who speaks where the words alone do not tell: "Karvan" is the minister told before, "the statement" is the ministry's, "he" spoke
/// last.</summary>
internal static class KnownSpeakers
{
    /// <summary>Gives each speaker without an office the one told before, where the text has one.</summary>
    public static void Introduce(IReadOnlyList<SentenceReading> sentences, DocumentNames names)
    {
        var known = new Dictionary<string, Introduction>(StringComparer.Ordinal);
        Introduction? last = null;
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Said.Count; i++)
            {
                var said = sentence.Said[i];
                if (said.SpeakerFirst < 0) continue;
                said = said with { Party = PartyOf(sentence, said, names) };
                if (Speakers.SideOf(sentence, said) is SpeakerSide.Unknown)
                    said = said with { Introduced = Pointed(sentence, said, last) ?? Named(sentence, said, known) };
                else
                    last = Remember(known, sentence, said);
                sentence.Said[i] = said;
            }
        }
    }

    /// <summary>"the Ember Front's spokesman", "Karim Tamal, a spokesman for the Ember Front": an armed group before a government, a government
    /// before what else is named.</summary>
    private static EntityMention? PartyOf(SentenceReading sentence, Attribution said, DocumentNames names) =>
        names
            .EntitiesIn(sentence.StartOf(said.SpeakerFirst), sentence.EndOf(Speakers.EndOf(sentence, said)))
            .Where(e => e.Type is EntityType.ArmedGroup || e is { Type: not EntityType.Person, Id: not null })
            .MinBy(e =>
                e.Type switch
                {
                    EntityType.ArmedGroup => 0,
                    EntityType.Government => 1,
                    _ => 2,
                }
            );

    private static Introduction Remember(Dictionary<string, Introduction> known, SentenceReading sentence, Attribution said)
    {
        var told = new Introduction(sentence, said);
        for (var w = said.SpeakerFirst; w <= EndOfName(sentence, Speakers.EndOf(sentence, said)); w++)
        {
            if (IsSurname(sentence, w)) known.TryAdd(sentence[w].Lower, told);
        }

        return told;
    }

    /// <summary>"The president of Velmaria, Karim Tamal, said": the name between commas belongs to the office before it.</summary>
    private static int EndOfName(SentenceReading sentence, int last)
    {
        var next = sentence.ChunkOf(last) + 1;
        if (
            sentence.ChunkAt(next) is not { Kind: ChunkKind.Comma }
            || sentence.ChunkAt(next + 1) is not { Kind: ChunkKind.Noun } name
            || sentence.ChunkAt(next + 2) is not { Kind: ChunkKind.Comma }
        )
            return last;
        return NameRuns.Of(sentence, name.First, name.Last) is [{ First: var first, Last: var end }] && first == name.First && end == name.Last
            ? name.Last
            : last;
    }

    /// <summary>"the statement", "he": whoever spoke last.</summary>
    private static Introduction? Pointed(SentenceReading sentence, Attribution said, Introduction? last) =>
        !IsOwned(sentence, said)
        && sentence[said.SpeakerLast].Lower is "statement" or "he" or "she" or "it" or "they" or "spokesman" or "spokeswoman" or "spokesperson"
            ? last
            : null;

    /// <summary>"their spokesman" speaks for those just named.</summary>
    private static bool IsOwned(SentenceReading sentence, Attribution said) =>
        sentence[said.SpeakerFirst].Lower is "its" or "their" || (said.SpeakerFirst > 0 && sentence[said.SpeakerFirst - 1].Lower is "its" or "their");

    private static Introduction? Named(SentenceReading sentence, Attribution said, Dictionary<string, Introduction> known) =>
        IsSurname(sentence, said.SpeakerLast) ? known.GetValueOrDefault(sentence[said.SpeakerLast].Lower) : null;

    /// <summary>A name that ends a person's: the next word is no further name.</summary>
    private static bool IsSurname(SentenceReading sentence, int word) =>
        sentence[word] is { Token: { IsCapitalised: true, Length: > 2 }, Info.Tags: Lexicon.Tag.None }
        && (word + 1 >= sentence.Words.Length || !sentence[word + 1].Token.IsCapitalised);
}
