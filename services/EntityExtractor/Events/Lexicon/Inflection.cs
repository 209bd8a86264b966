namespace Ingestion.EntityExtractor.Events.Lexicon;

/// <summary>The regular forms of an English verb.</summary>
internal static class Inflection
{
    public static string Third(string lemma) =>
        lemma[^1] is 's' or 'x' or 'z' or 'o' || lemma.EndsWith("ch", StringComparison.Ordinal) || lemma.EndsWith("sh", StringComparison.Ordinal)
            ? lemma + "es"
        : EndsInConsonantY(lemma) ? lemma[..^1] + "ies"
        : lemma + "s";

    public static string Past(string lemma) =>
        lemma[^1] == 'e' ? lemma + "d" : EndsInConsonantY(lemma) ? lemma[..^1] + "ied" : lemma + "ed";

    /// <summary>"seizing"; a doubled consonant is taken from the past form ("controlled", "controlling").</summary>
    public static string Gerund(string lemma, string past)
    {
        if (past.Length == lemma.Length + 3 && past.EndsWith("ed", StringComparison.Ordinal) && past[^3] == lemma[^1]) return past[..^2] + "ing";
        if (IsShort(lemma) || lemma.EndsWith("run", StringComparison.Ordinal) || lemma is "begin") return lemma + lemma[^1] + "ing";
        return lemma[^1] == 'e' && lemma[^2] is not ('e' or 'y' or 'o') ? lemma[..^1] + "ing" : lemma + "ing";
    }

    private static bool EndsInConsonantY(string lemma) => lemma[^1] == 'y' && !IsVowel(lemma[^2]);

    /// <summary>One vowel between consonants: win, cut, run, put.</summary>
    private static bool IsShort(string lemma) =>
        lemma.Length is 3 or 4
        && !IsVowel(lemma[^1])
        && lemma[^1] is not ('w' or 'x' or 'y')
        && IsVowel(lemma[^2])
        && !IsVowel(lemma[^3])
        && lemma.Count(IsVowel) == 1;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
