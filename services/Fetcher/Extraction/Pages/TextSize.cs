namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>How much a text says, in letters of an alphabet.</summary>
internal static class TextSize
{
    private const char FirstDense = '\u3040';
    private const char LastDense = '\uD7A3';

    /// <summary>UTF-16 units, with kana, ideographs and Hangul counted as two and a half: a news item in Japanese has so many fewer than the same in
    /// English.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyInRange(FirstDense, LastDense);
        if (first < 0) return text.Length;
        var dense = 0;
        foreach (var c in text[first..])
        {
            if (c is >= FirstDense and <= LastDense) dense++;
        }

        return text.Length + (dense * 3 / 2);
    }
}
