namespace Ingestion.EntityExtractor.Text;

/// <summary>
/// Finds where sentences end: at full stops and their kind, and at the end of a line (headings, list items), unless the next line
/// goes on in lower case as hard-wrapped text does. A run of tokens without any end is cut at <see cref="MostTokens"/>.
/// </summary>
internal static class SentenceSplitter
{
    /// <summary>What no real sentence reaches; it keeps everything behind the splitter linear in the text.</summary>
    public const int MostTokens = 240;

    public static Sentence[] Split(string text, Token[] tokens)
    {
        var sentences = new List<Sentence>((tokens.Length / 20) + 1);
        var (first, block) = (0, 0);
        for (var last = 0; last < tokens.Length; last++)
        {
            var ending = EndingAfter(text, tokens, last);
            if (ending == Ending.None && last - first + 1 < MostTokens) continue;
            sentences.Add(new Sentence(tokens[first].Start, tokens[last].End, first, last, block));
            first = last + 1;
            if (ending == Ending.Block) block++;
        }

        return [.. sentences];
    }

    private static Ending EndingAfter(string text, Token[] tokens, int at)
    {
        if (at + 1 == tokens.Length) return Ending.Block;
        var breaks = LineBreaks(text, tokens[at].End, tokens[at + 1].Start);
        if (breaks > 0 && !IsWrapped(text, tokens, at, breaks)) return Ending.Block;
        return EndsSentence(text, tokens, at) ? Ending.Sentence : Ending.None;
    }

    private static int LineBreaks(string text, int from, int to)
    {
        var breaks = 0;
        for (var i = from; i < to; i++)
        {
            if (Characters.IsLineBreak(text[i]) && !(text[i] == '\n' && i > 0 && text[i - 1] == '\r')) breaks++;
        }

        return breaks;
    }

    private static bool IsWrapped(string text, Token[] tokens, int at, int breaks) =>
        breaks == 1 && tokens[at].IsWord && Abbreviations.LeavesOpen(text.AsSpan(tokens[at].Start, tokens[at].Length))
        || (breaks == 1 && tokens[at + 1].Shape == TokenShape.Lower && (tokens[at].IsWord || text[tokens[at].Start] is ',' or '-' or '–'));

    private static bool EndsSentence(string text, Token[] tokens, int at)
    {
        var terminator = at;
        while (terminator > 0 && IsCloserBehind(text, tokens, terminator)) terminator--;
        if (tokens[at + 1].Start == tokens[at].End) return IsGluedEnd(text, tokens, at);
        return IsEnd(text, tokens, terminator) && CanStart(text, tokens, at + 1);
    }

    private static bool IsCloserBehind(string text, Token[] tokens, int at) =>
        tokens[at].Length == 1 && Characters.IsCloser(text[tokens[at].Start]) && tokens[at - 1].End == tokens[at].Start;

    private static bool IsEnd(string text, Token[] tokens, int at)
    {
        var mark = text[tokens[at].End - 1];
        if (!Characters.IsTerminator(mark)) return false;
        if (mark != '.') return true;
        if (tokens[at].IsWord) return EndsAfterAcronym(text, tokens, at);
        return at == 0 || tokens[at - 1].End < tokens[at].Start || !IsAbbreviation(text, tokens[at - 1]);
    }

    private static bool EndsAfterAcronym(string text, Token[] tokens, int at) =>
        at + 1 < tokens.Length
        && Abbreviations.OpensSentence(text.AsSpan(tokens[at + 1].Start, tokens[at + 1].Length))
        && tokens[at + 1].IsCapitalised;

    private static bool IsAbbreviation(string text, Token before) =>
        before.IsWord
        && ((before.Length == 1 && before.Shape == TokenShape.AllCapitals) || Abbreviations.IsAbbreviation(text.AsSpan(before.Start, before.Length)));

    /// <summary>A sentence does not start in lower case, nor with a mark other than an opening one.</summary>
    private static bool CanStart(string text, Token[] tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Punctuation)
            return Characters.IsOpener(text[token.Start]) || Characters.IsDash(text[token.Start]) || text[token.Start] is '#' or '@' or '*' or '•';
        return token.Shape != TokenShape.Lower;
    }

    /// <summary>"…fell.The army": a missing space is forgiven between two words.</summary>
    private static bool IsGluedEnd(string text, Token[] tokens, int at) =>
        tokens[at].Kind == TokenKind.Punctuation
        && Characters.IsTerminator(text[tokens[at].Start])
        && at > 0
        && tokens[at - 1].Shape is TokenShape.Lower or TokenShape.Capitalised
        && tokens[at - 1].Length > 2
        && tokens[at + 1].Shape == TokenShape.Capitalised;

    private enum Ending
    {
        None,
        Sentence,
        Block,
    }
}
