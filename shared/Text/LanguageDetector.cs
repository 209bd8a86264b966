using System.Buffers;
using System.Globalization;
using Ingestion.Text.Languages;

namespace Ingestion.Text;

/// <summary>
/// Tells a text's language from the text alone. The writing system decides where one language alone uses it; among
/// languages that share one, the most frequent function words and the letters that only some of them have decide.
/// </summary>
public static class LanguageDetector
{
    /// <summary>Only so many words are looked at, spread over the whole text.</summary>
    private const int MaxWords = 600;

    /// <summary>Fewer letters than this decide nothing where several languages share the writing system.</summary>
    private const int MinLetters = 20;

    /// <summary>Least score a word, so that names and numbers alone decide nothing.</summary>
    private const double MinScorePerWord = 0.04;

    /// <summary>ISO 639-1 code of the language most of <paramref name="text"/> is written in; null when it is too short or none fits.</summary>
    public static string? Detect(ReadOnlySpan<char> text)
    {
        var script = Script.Dominant(text, out var letters);
        if (script is null) return null;
        if (script.OnlyLanguage is { } only) return letters >= 2 ? only : null;
        if (letters < MinLetters) return null;
        return Best(text, LanguageProfiles.Of(script));
    }

    private static string? Best(ReadOnlySpan<char> text, ScriptProfiles profiles)
    {
        var scores = new double[profiles.Languages.Length];
        var words = Score(text, profiles, scores);
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best]) best = i;
        }

        return words > 0 && scores[best] / words >= MinScorePerWord ? profiles.Languages[best] : null;
    }

    private static int Score(ReadOnlySpan<char> text, ScriptProfiles profiles, double[] scores)
    {
        var words = 0;
        var skip = Math.Max(0, (text.Length / 6 / MaxWords) - 1);
        var waiting = 0;
        var buffer = ArrayPool<char>.Shared.Rent(ScriptProfiles.LongestWord + 1);
        for (var at = 0; at < text.Length && words < MaxWords;)
        {
            var length = WordLength(text[at..]);
            if (length == 0)
            {
                at++;
                continue;
            }

            // In long texts only one stretch of words in several counts, so that the end has its say too.
            if (waiting-- <= 0)
            {
                words++;
                profiles.Add(text.Slice(at, length), buffer, scores);
                if (words % 20 == 0) waiting = skip * 20;
            }

            at += length;
        }

        ArrayPool<char>.Shared.Return(buffer);
        return words;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsPartOfWord(text[length])) length++;
        return length;
    }

    private static bool IsPartOfWord(char c) => char.IsLetter(c)
        || c == '\u200C'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
