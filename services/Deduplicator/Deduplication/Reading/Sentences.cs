using System.Buffers;
using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>Where sentences stand in a text of any script. A line break always ends one.</summary>
internal static class Sentences
{
    private const string Ends = ".!?…。！？｡؟۔।॥";
    private const string LineBreaks = "\n\r\u2028\u2029";
    private const string EndsWithoutSpace = "。！？｡";
    private const string Closers = "\"'”’»)]）」』";

    private static readonly SearchValues<char> Marks = SearchValues.Create(Ends + LineBreaks);

    private static readonly HashSet<string> Abbreviations =
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "Gen",
        "Col",
        "Lt",
        "Sgt",
        "Maj",
        "Capt",
        "Brig",
        "Adm",
        "Gov",
        "Sen",
        "Rep",
        "Rev",
        "St",
        "Jr",
        "Sr",
        "vs",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsKnown = Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The sentences in order, without the white space around them.</summary>
    public static List<TextSpan> Of(ReadOnlySpan<char> text)
    {
        var sentences = new List<TextSpan>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ahead = text[at..].IndexOfAny(Marks);
            if (ahead < 0) break;
            at += ahead;
            if (!EndsAt(text, start, ref at)) continue;
            Add(sentences, text, start, at + 1);
            start = at + 1;
        }

        Add(sentences, text, start, text.Length);
        return sentences;
    }

    private static bool EndsAt(ReadOnlySpan<char> text, int start, ref int at)
    {
        if (LineBreaks.Contains(text[at])) return true;
        var mark = at;
        while (at + 1 < text.Length && (Closers.Contains(text[at + 1]) || Ends.Contains(text[at + 1]))) at++;
        if (at + 1 == text.Length || EndsWithoutSpace.Contains(text[mark])) return true;
        return char.IsWhiteSpace(text[at + 1]) && !(text[mark] == '.' && IsAbbreviation(text, start, mark)) && CanStart(text, at + 1);
    }

    /// <summary>"Gen. Omar", "J. Smith", "U.S. troops": a title, a single capital, or letters with marks between.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> text, int start, int mark)
    {
        var first = mark;
        while (first > start && (char.IsLetter(text[first - 1]) || text[first - 1] == '.')) first--;
        var word = text[first..mark];
        return word.Length > 0 && ((word.Length == 1 && char.IsUpper(word[0])) || word.Contains('.') || IsKnown.Contains(word));
    }

    private static bool CanStart(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from])) from++;
        return from == text.Length || !char.IsLower(text[from]);
    }

    private static void Add(List<TextSpan> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) sentences.Add(new TextSpan(start, end));
    }
}
