namespace Ingestion.EntityExtractor.Text;

/// <summary>
/// A word, number or mark: <c>text[Start..End]</c> in UTF-16 units. Hyphens and possessive endings are tokens of their own
/// ("Taliban-held" is three, "Takhar's" two), so that a name never ends inside a token.
/// </summary>
public readonly record struct Token(int Start, int End, TokenKind Kind, TokenShape Shape)
{
    public int Length => End - Start;

    public bool IsWord => Kind == TokenKind.Word;

    /// <summary>True for words that begin with a capital letter, however they go on.</summary>
    public bool IsCapitalised => Kind == TokenKind.Word && Shape is TokenShape.Capitalised or TokenShape.AllCapitals or TokenShape.Mixed;
}

public enum TokenKind
{
    /// <summary>Letters, with inner apostrophes ("Ma'rib") and the dots of an abbreviation ("U.S.").</summary>
    Word,

    /// <summary>Begins with a digit: "1,500", "3.5", "10th".</summary>
    Number,

    /// <summary>The ending 's or ’s.</summary>
    Possessive,

    /// <summary>One punctuation mark.</summary>
    Punctuation,

    /// <summary>Anything else, one character.</summary>
    Symbol,
}

public enum TokenShape
{
    /// <summary>No word, or a script without capitals.</summary>
    None,

    /// <summary>district</summary>
    Lower,

    /// <summary>District</summary>
    Capitalised,

    /// <summary>ISIL, A, U.S.</summary>
    AllCapitals,

    /// <summary>Begins with a capital and has further ones: McDonald, PoW.</summary>
    Mixed,
}
