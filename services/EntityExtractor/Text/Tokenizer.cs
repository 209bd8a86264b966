using System.Text;

namespace Ingestion.EntityExtractor.Text;

/// <summary>Cuts a text into tokens, one pass, nothing lost but white space.</summary>
internal static class Tokenizer
{
    public static Token[] Tokenize(string text)
    {
        var tokens = new List<Token>((text.Length / 4) + 4);
        for (var at = 0; at < text.Length;) at = Next(text, at, tokens);
        return [.. tokens];
    }

    private static int Next(string text, int at, List<Token> tokens)
    {
        var rune = Characters.RuneAt(text, at);
        if (Characters.IsBlank(rune)) return at + Characters.WidthAt(text, at);
        var token = Characters.IsDigit(rune) ? Number(text, at)
            : Characters.IsLetter(rune) ? Word(text, at)
            : Mark(text, at, rune);
        tokens.Add(token);
        return token.End;
    }

    private static Token Number(string text, int at)
    {
        var end = Run(text, at);
        while (end + 1 < text.Length && text[end] is ',' or '.' or ':' && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end - 1]))
        {
            end = Run(text, end + 1);
        }

        return new Token(at, end, TokenKind.Number, TokenShape.None);
    }

    private static Token Word(string text, int at)
    {
        var end = Run(text, at);
        if (end == at + 1 && AcronymEnd(text, at) is var dotted && dotted > end) return new Token(at, dotted, TokenKind.Word, TokenShape.AllCapitals);
        while (JoinsByApostrophe(text, end)) end = Run(text, end + 1);
        return new Token(at, end, TokenKind.Word, Shape(text.AsSpan(at, end - at)));
    }

    private static Token Mark(string text, int at, Rune rune)
    {
        if (IsPossessive(text, at)) return new Token(at, at + 2, TokenKind.Possessive, TokenShape.None);
        var kind = Rune.IsPunctuation(rune) ? TokenKind.Punctuation : TokenKind.Symbol;
        return new Token(at, at + Characters.WidthAt(text, at), kind, TokenShape.None);
    }

    /// <summary>End of the letters and digits from <paramref name="at"/>.</summary>
    private static int Run(string text, int at)
    {
        while (at < text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var rune = Characters.RuneAt(text, at);
            if (!Characters.IsLetter(rune) && !Characters.IsDigit(rune) && text[at] is not '\u00AD' and not '\u200D' and not '\u200C') break;
            at += Characters.WidthAt(text, at);
        }

        return at;
    }

    /// <summary>End of "U.S." or "a.m." that starts at <paramref name="at"/>; the start itself when there is none.</summary>
    private static int AcronymEnd(string text, int at)
    {
        var end = at;
        while (end + 1 < text.Length && char.IsLetter(text[end]) && text[end + 1] == '.' && (end + 2 >= text.Length || !IsSecondLetter(text, end)))
            end += 2;
        return end >= at + 4 ? end : at;
    }

    private static bool IsSecondLetter(string text, int at) =>
        char.IsLetter(text[at + 2]) && at + 3 < text.Length && (char.IsLetterOrDigit(text[at + 3]) || Characters.IsApostrophe(text[at + 3]));

    private static bool JoinsByApostrophe(string text, int end) =>
        end + 1 < text.Length && Characters.IsApostrophe(text[end]) && char.IsLetter(text[end + 1]) && !IsPossessive(text, end);

    private static bool IsPossessive(string text, int at) =>
        at > 0 && at + 1 < text.Length && Characters.IsApostrophe(text[at]) && text[at + 1] is 's' or 'S'
        && char.IsLetterOrDigit(text[at - 1]) && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static TokenShape Shape(ReadOnlySpan<char> word)
    {
        if (char.IsLower(word[0])) return TokenShape.Lower;
        if (!char.IsUpper(word[0])) return TokenShape.None;
        var (upper, lower) = (0, 0);
        foreach (var c in word)
        {
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }

        return lower == 0 ? TokenShape.AllCapitals : upper == 1 ? TokenShape.Capitalised : TokenShape.Mixed;
    }
}
