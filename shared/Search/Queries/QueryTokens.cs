using System.Globalization;
using System.Text;

namespace Ingestion.Search.Queries;

/// <summary>A term, or with <paramref name="Term"/> null the word <c>OR</c>.</summary>
internal readonly record struct QueryToken(Term? Term, bool Excluded);

/// <summary>Cuts what was typed into terms and <c>OR</c>s.</summary>
internal static class QueryTokens
{
    /// <summary>A shorter beginning would match a good part of all words.</summary>
    private const int ShortestPrefix = 2;

    public static IEnumerable<QueryToken> Read(string typed)
    {
        var negate = false;
        for (var at = 0; at < typed.Length;)
        {
            if (Separates(typed[at]))
            {
                at++;
                continue;
            }

            var excluded = negate || typed[at] is '-' or '−';
            while (at < typed.Length && typed[at] is '-' or '−' or '+') at++;
            if (at == typed.Length) yield break;
            if (Separates(typed[at])) continue;
            var quoted = IsQuote(typed[at]);
            var (words, next) = quoted ? Quoted(typed, at + 1) : Bare(typed, at);
            var prefix = next < typed.Length && typed[next] == '*' || (!quoted && words.EndsWith('*'));
            at = next;
            if (!quoted && words is "OR" or "AND" or "NOT")
            {
                negate = words == "NOT";
                if (words == "OR") yield return default;
                continue;
            }

            negate = false;
            if (Clean(words) is { } clean) yield return new(new Term(clean, prefix && LastWord(clean) >= ShortestPrefix), excluded);
        }
    }

    private static (string Words, int Next) Quoted(string typed, int start)
    {
        var end = start;
        while (end < typed.Length && !IsQuote(typed[end])) end++;
        return (typed[start..end], Math.Min(end + 1, typed.Length));
    }

    private static (string Words, int Next) Bare(string typed, int start)
    {
        var end = start;
        while (end < typed.Length && !Separates(typed[end]) && !IsQuote(typed[end])) end++;
        return (typed[start..end], end);
    }

    /// <summary>Control characters and half surrogates become spaces; null when no letter or digit is left.</summary>
    private static string? Clean(string words)
    {
        var clean = new StringBuilder(words.Length);
        var searchable = false;
        foreach (var rune in words.EnumerateRunes())
        {
            searchable |= IsWord(rune);
            clean.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString());
        }

        return searchable ? clean.ToString().Trim() : null;
    }

    private static bool IsWord(Rune rune) =>
        Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    private static int LastWord(string clean) => clean.TrimEnd('*').Reverse().TakeWhile(char.IsLetterOrDigit).Count();

    private static bool Separates(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or ',' or ';';

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';
}
