using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>What one text has from another, and what it tells that the other does not.</summary>
/// <param name="Matched">Verbatim stretches of at least <see cref="Shortest"/> words (case, accents and punctuation aside), in order.</param>
/// <param name="Added">Sentences that the other text does not have, not even slightly edited, neighbours joined, in order.</param>
internal sealed record Passages(IReadOnlyList<TextSpan> Matched, IReadOnlyList<TextSpan> Added)
{
    /// <summary>Words that a verbatim stretch must have to be shown, unless it is the whole text.</summary>
    public const int Shortest = 5;

    /// <param name="setting">What belongs to the outlets and not to the story.</param>
    public static Passages Between(TextReading text, TextReading other, Setting setting)
    {
        var verbatim = new Verbatim(text, other);
        return new Passages(Shown(text, verbatim.Runs), Joined(new Additions(text, other, verbatim, setting).Of(Missing(text, verbatim))));
    }

    /// <summary>The sentences of <paramref name="text"/>, one by one, that <paramref name="other"/> does not have word for word.</summary>
    public static List<TextSpan> SentencesMissingFrom(TextReading other, TextReading text) =>
        [.. Missing(text, new Verbatim(text, other)).Select(missing => missing.Span)];

    private static IEnumerable<Sentence> Missing(TextReading text, Verbatim verbatim) =>
        text.Sentences.Where(sentence => !verbatim.Has(sentence.Words));

    private static List<TextSpan> Shown(TextReading text, IReadOnlyList<Stretch> runs)
    {
        var shown = new List<TextSpan>();
        foreach (var run in runs)
        {
            if (run.Length < Math.Min(Shortest, text.Tokens.Length)) continue;
            shown.Add(new TextSpan(text.Tokens[run.First].Start, text.Tokens[run.End - 1].End));
        }

        return shown;
    }

    private static List<TextSpan> Joined(IEnumerable<Sentence> sentences)
    {
        var joined = new List<TextSpan>();
        var last = -2;
        foreach (var sentence in sentences)
        {
            if (sentence.Number == last + 1) joined[^1] = new TextSpan(joined[^1].Start, sentence.Span.End);
            else joined.Add(sentence.Span);
            last = sentence.Number;
        }

        return joined;
    }
}
