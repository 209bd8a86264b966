using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>What one text has word for word from another, and which of its sentences the other lacks.</summary>
/// <param name="Matched">Verbatim stretches of at least <see cref="Shortest"/> words (case, accents and punctuation aside), in order.</param>
/// <param name="Added">Whole sentences that are not inside one verbatim stretch, neighbours joined, in order.</param>
internal sealed record Passages(IReadOnlyList<TextSpan> Matched, IReadOnlyList<TextSpan> Added)
{
    /// <summary>Words that a verbatim stretch must have to be shown, unless it is the whole text.</summary>
    public const int Shortest = 5;

    /// <summary>Places of one shingle in the other text that are tried, so that a body of one repeated sentence stays cheap.</summary>
    private const int MostPlaces = 8;

    public static Passages Between(TextReading text, TextReading other)
    {
        var places = PlacesOf(other.Tokens);
        var runs = Runs(text.Tokens, other.Tokens, places);
        var missing = Missing(text, other, places, runs);
        return new Passages(Shown(text, runs), Joined(missing));
    }

    /// <summary>The sentences of <paramref name="text"/>, one by one, that <paramref name="other"/> does not have word for word.</summary>
    public static List<TextSpan> SentencesMissingFrom(TextReading other, TextReading text)
    {
        var places = PlacesOf(other.Tokens);
        return [.. Missing(text, other, places, Runs(text.Tokens, other.Tokens, places)).Select(missing => missing.Sentence)];
    }

    private static List<(int First, int End)> Runs(Token[] text, Token[] other, Dictionary<ulong, List<int>> places)
    {
        var runs = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var length = LongestAt(text, at, text.Length, other, places);
            if (length > 0) runs.Add((at, at + length));
            at += Math.Max(length, 1);
        }

        return runs;
    }

    private static Dictionary<ulong, List<int>> PlacesOf(Token[] tokens)
    {
        var places = new Dictionary<ulong, List<int>>();
        for (var at = 0; at < Shingle.CountIn(tokens.Length); at++)
        {
            var shingle = Shingle.At(tokens, at);
            if (!places.TryGetValue(shingle, out var list)) places[shingle] = list = new List<int>(1);
            if (list.Count < MostPlaces) list.Add(at);
        }

        return places;
    }

    private static int LongestAt(Token[] text, int at, int end, Token[] other, Dictionary<ulong, List<int>> places)
    {
        if (!places.TryGetValue(Shingle.At(text, at), out var starts)) return 0;
        var longest = 0;
        foreach (var start in starts) longest = Math.Max(longest, CommonLength(text.AsSpan(at, end - at), other.AsSpan(start)));
        return longest;
    }

    private static int CommonLength(ReadOnlySpan<Token> left, ReadOnlySpan<Token> right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[length].Hash == right[length].Hash) length++;
        return length;
    }

    private static List<TextSpan> Shown(TextReading text, List<(int First, int End)> runs)
    {
        var shown = new List<TextSpan>();
        foreach (var (first, end) in runs)
        {
            if (end - first < Math.Min(Shortest, text.Tokens.Length)) continue;
            shown.Add(new TextSpan(text.Tokens[first].Start, text.Tokens[end - 1].End));
        }

        return shown;
    }

    private static List<(TextSpan Sentence, int Number)> Missing(TextReading text, TextReading other, Dictionary<ulong, List<int>> places, List<(int First, int End)> runs)
    {
        var missing = new List<(TextSpan, int)>();
        var (token, number) = (0, 0);
        foreach (var sentence in Sentences.Of(text.Text))
        {
            var first = token;
            while (token < text.Tokens.Length && text.Tokens[token].Start < sentence.End) token++;
            if (token == first) continue;
            number++;
            if (!IsHad((first, token), text.Tokens, other.Tokens, places, runs)) missing.Add((sentence, number));
        }

        return missing;
    }

    private static List<TextSpan> Joined(List<(TextSpan Sentence, int Number)> sentences)
    {
        var joined = new List<TextSpan>();
        for (var at = 0; at < sentences.Count; at++)
        {
            if (at > 0 && sentences[at].Number == sentences[at - 1].Number + 1) joined[^1] = new TextSpan(joined[^1].Start, sentences[at].Sentence.End);
            else joined.Add(sentences[at].Sentence);
        }

        return joined;
    }

    /// <summary>The other text has these words in this order: either from the sentence's start on, or inside a longer stretch.</summary>
    private static bool IsHad((int First, int End) sentence, Token[] text, Token[] other, Dictionary<ulong, List<int>> places, List<(int First, int End)> runs) =>
        LongestAt(text, sentence.First, sentence.End, other, places) == sentence.End - sentence.First || Covers(runs, sentence);

    private static bool Covers(List<(int First, int End)> runs, (int First, int End) sentence)
    {
        var at = runs.BinarySearch(sentence, Comparer<(int First, int End)>.Create((left, right) => left.First.CompareTo(right.First)));
        var run = at >= 0 ? at : ~at - 1;
        return run >= 0 && runs[run].End >= sentence.End;
    }
}
