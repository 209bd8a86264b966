using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Events.Reading;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Who speaks in a quotation of several sentences: "It fell today. The town is ours," X said; "It is over!" X said; X said. "It fell
/// today."</summary>
internal static class QuotedSpeech
{
    /// <summary>How far into a sentence the speaker stands of what was quoted before it.</summary>
    private const int HeadReach = 4;

    /// <summary>Gives each quoted sentence without a speaker of its own the one that the paragraph tells before or behind it.</summary>
    public static void Complete(IReadOnlyList<SentenceReading> sentences)
    {
        foreach (var quotation in Quotations(sentences))
        {
            if ((Behind(sentences, quotation) ?? Before(sentences, quotation)) is not { } speaker) continue;
            for (var i = quotation.From; i <= quotation.To; i++)
            {
                var first = i == quotation.From ? quotation.First : 0;
                var last = i == quotation.To ? quotation.Last : sentences[i].Words.Length - 1;
                if (!HasSpeaker(sentences[i], first, last))
                    sentences[i].Said.Add(new Attribution(SpeechKind.Say, speaker.Said.Speaker, -1, -1, first, last, -1) { Introduced = speaker });
            }
        }
    }

    /// <summary>Quotations within one paragraph that reach a sentence's end; one that is left open ends with its paragraph.</summary>
    private static IEnumerable<Quotation> Quotations(IReadOnlyList<SentenceReading> sentences)
    {
        (int Sentence, int Word)? open = null;
        for (var i = 0; i < sentences.Count; i++)
        {
            for (var w = 0; w < sentences[i].Words.Length; w++)
            {
                if (!IsQuote(sentences[i][w])) continue;
                if (open is { } at && (at.Sentence < i || w + 1 == sentences[i].Words.Length)) yield return new Quotation(at.Sentence, at.Word, i, w);
                open = open is null ? (i, w) : null;
            }

            if (open is not { } left || i + 1 < sentences.Count && sentences[i + 1].Sentence.Block == sentences[i].Sentence.Block) continue;
            yield return new Quotation(left.Sentence, left.Word, i, sentences[i].Words.Length - 1);
            open = null;
        }
    }

    private static bool IsQuote(Word word) => word.IsMark && word.Lower is "\"" or "“" or "”";

    private static bool HasSpeaker(SentenceReading sentence, int first, int last) =>
        sentence.Said.Any(s => s.SpeakerFirst >= 0 && (s.SpeakerFirst < first || s.SpeakerFirst > last));

    /// <summary>"…," X said; "…!" X said, which is a sentence of its own.</summary>
    private static Introduction? Behind(IReadOnlyList<SentenceReading> sentences, Quotation quotation)
    {
        var closing = sentences[quotation.To];
        if (quotation.Last + 1 < closing.Words.Length)
            return First(closing, quotation.Last + 1, closing.Words.Length - 1);
        return quotation.To + 1 < sentences.Count && sentences[quotation.To + 1] is var next && next.Sentence.Block == closing.Sentence.Block
            ? First(next, 0, HeadReach)
            : null;
    }

    private static Introduction? Before(IReadOnlyList<SentenceReading> sentences, Quotation quotation)
    {
        var opening = sentences[quotation.From];
        if (First(opening, 0, quotation.First - 1) is { } told)
            return told;
        return quotation.From > 0 && sentences[quotation.From - 1] is var before && before.Sentence.Block == opening.Sentence.Block
            ? First(before, 0, before.Words.Length - 1)
            : null;
    }

    private static Introduction? First(SentenceReading sentence, int from, int to) =>
        sentence.Said.FirstOrDefault(s => s is { Speaker: not null, SpeakerFirst: >= 0 } && s.SpeakerFirst >= from && s.SpeakerFirst <= to)
            is { } said
            ? said.Introduced ?? new Introduction(sentence, said)
            : null;

    /// <summary>From a word of one sentence to a word of the same or a later one.</summary>
    private readonly record struct Quotation(int From, int First, int To, int Last);
}
