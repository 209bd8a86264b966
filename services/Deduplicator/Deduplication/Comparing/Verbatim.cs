using System.Runtime.InteropServices;
using Ingestion.Deduplicator.Deduplication.Fingerprints;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Comparing;

/// <summary>Which stretches of a text another text has word for word (case, accents and punctuation aside).</summary>
internal sealed class Verbatim
{
    /// <summary>Places of one shingle in the other text that are tried, so that a body of one repeated sentence stays cheap.</summary>
    private const int MostPlaces = 8;

    private const int None = -1;

    private readonly Token[] _text;
    private readonly Token[] _other;
    private readonly Dictionary<ulong, int> _first;
    private readonly int[] _next;

    public Verbatim(TextReading text, TextReading other)
    {
        (_text, _other) = (text.Tokens, other.Tokens);
        (_first, _next) = PlacesOf(_other);
        Runs = FindRuns();
    }

    /// <summary>Stretches as long as they go, in order, without overlap.</summary>
    public IReadOnlyList<Stretch> Runs { get; }

    /// <summary>The other text has these words in this order: either from their start on, or inside a longer stretch.</summary>
    public bool Has(Stretch words) => LongestAt(words.First, words.End) == words.Length || IsCovered(words);

    private List<Stretch> FindRuns()
    {
        var runs = new List<Stretch>();
        for (var at = 0; at < _text.Length;)
        {
            var length = LongestAt(at, _text.Length);
            if (length > 0) runs.Add(new Stretch(at, at + length));
            at += Math.Max(length, 1);
        }

        return runs;
    }

    /// <summary>The first place of every shingle, and of each place the next one of the same shingle.</summary>
    private static (Dictionary<ulong, int> First, int[] Next) PlacesOf(Token[] tokens)
    {
        var next = new int[Shingle.CountIn(tokens.Length)];
        var first = new Dictionary<ulong, int>(next.Length);
        for (var at = next.Length - 1; at >= 0; at--)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(first, Shingle.At(tokens, at), out var known);
            next[at] = known ? place : None;
            place = at;
        }

        return (first, next);
    }

    private int LongestAt(int at, int end)
    {
        if (!_first.TryGetValue(Shingle.At(_text, at), out var start)) return 0;
        var longest = 0;
        for (var tried = 0; start != None && tried < MostPlaces; tried++, start = _next[start])
            longest = Math.Max(longest, CommonLength(_text.AsSpan(at, end - at), _other.AsSpan(start)));
        return longest;
    }

    private static int CommonLength(ReadOnlySpan<Token> left, ReadOnlySpan<Token> right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[length].Hash == right[length].Hash) length++;
        return length;
    }

    private bool IsCovered(Stretch words)
    {
        var (low, high) = (0, Runs.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Runs[middle].First <= words.First) low = middle;
            else high = middle - 1;
        }

        return Runs.Count > 0 && Runs[low].First <= words.First && Runs[low].End >= words.End;
    }
}
