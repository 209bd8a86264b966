using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Places;

/// <summary>One sentence as the search for places sees it: tokens <c>[First, Last]</c>, less those that other names have taken.</summary>
internal sealed class SentenceView(AnalysedText text, int first, int last, bool[] taken)
{
    private const int LongestRun = 6;

    public AnalysedText Text { get; } = text;

    public int First { get; } = first;

    public int Last { get; } = last;

    public bool Has(int token) => token >= First && token <= Last;

    public bool IsTaken(int token) => taken[token];

    public bool Is(int token, string word) => Has(token) && Text.Is(token, word);

    /// <summary>A hyphen inside a word; one between spaces is a dash.</summary>
    public bool IsHyphen(int token) => Has(token) && Text.IsInnerHyphen(token);

    /// <summary>True for a capitalised word, one in a script without capitals, or the article of an Arabic name ("al-Bab").</summary>
    public bool MayBeginName(int token)
    {
        if (taken[token] || !Text.Tokens[token].IsWord)
            return false;
        if (IsNameWord(token))
            return !Text.Tokens[token].IsCapitalised || !((NotNames.Contains(Text.Span(token)) && !IsCapitalArticle(token)) || IsNationality(token));
        return IsArticle(token) && NextWordOfName(token) is { } next && IsNameWord(next);
    }

    /// <summary>"in As Sabaa": no word of English has a capital there.</summary>
    private bool IsCapitalArticle(int token) =>
        token > First
        && Articles.IsArabic(Text.Span(token))
        && Text.Tokens[token].Shape == TokenShape.Capitalised
        && Text.Tokens[token - 1].Shape == TokenShape.Lower
        && Has(token + 1)
        && Text.Tokens[token + 1].IsCapitalised;

    /// <summary>"al Bab", "ar-Raqqah": the articles that are words of English as well ("as") need their hyphen.</summary>
    private bool IsArticle(int token) =>
        Text.Tokens[token].Length <= 3 && (IsHyphen(token + 1) || Is(token, "al") || Is(token, "el")) && PlaceWords.IsParticle(Text.Span(token));

    /// <summary>True for a token that a name begun at <paramref name="first"/> may go on with.</summary>
    public bool MayStandInName(int token, int first)
    {
        if (taken[token]) return false;
        if (token == first) return true;
        if (IsHyphen(token) || Text.Tokens[token].Length == 1 && Text.Span(token)[0] is '\'' or '’' or '‘') return true;
        return Text.Tokens[token].IsWord && (IsNameWord(token) || PlaceWords.IsParticle(Text.Span(token)));
    }

    /// <summary>A name of up to three letters must stand in capitals; words in lower case are no names.</summary>
    public bool LooksLikeName(NameSpan span, int letters)
    {
        var last = Text.Tokens[span.Last];
        if (last.Shape == TokenShape.Lower) return false;
        return letters > 3 || last.Shape != TokenShape.Capitalised || span.Count > 1 || Text.Tokens[span.First].Shape == TokenShape.Capitalised;
    }

    /// <summary>The capitalised words from <paramref name="first"/> on, with the hyphens and particles between them.</summary>
    public NameSpan RunFrom(int first)
    {
        var end = first;
        for (var words = 1; words < LongestRun && NextWordOfName(end) is { } next; words++) end = next;
        return new NameSpan(first, end);
    }

    /// <summary>"Afghan" is no place; "U.S." is one as well.</summary>
    private bool IsNationality(int token) =>
        Text.Tokens[token].Shape == TokenShape.Capitalised && Demonyms.BuiltIn.CountryOf(Text.Span(token)) is not null;

    private bool IsNameWord(int token) =>
        Text.Tokens[token].IsCapitalised || (Text.Tokens[token].IsWord && Text.Tokens[token].Shape == TokenShape.None);

    /// <summary>"Keran wa Manjan"; particles that are words of English as well ("at") need their hyphen.</summary>
    private bool IsJoining(int token) =>
        PlaceWords.IsParticle(Text.Span(token))
        && (IsHyphen(token - 1) || IsHyphen(token + 1) || !(Is(token, "at") || Is(token, "as") || Is(token, "an")));

    private int? NextWordOfName(int token)
    {
        for (var next = token + 1; Has(next) && next <= token + 4 && !taken[next]; next++)
        {
            if (IsHyphen(next)) continue;
            if (!Text.Tokens[next].IsWord) return null;
            if (IsNameWord(next)) return NotNames.Contains(Text.Span(next)) || PlaceWords.Kind(Text.Span(next)) is not null ? null : next;
            if (!IsJoining(next) && !IsHyphen(next - 1)) return null;
        }

        return null;
    }
}
