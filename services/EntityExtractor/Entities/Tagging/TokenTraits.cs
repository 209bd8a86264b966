namespace Ingestion.EntityExtractor.Entities.Tagging;

/// <summary>What the features of a token are made of, computed once a token.</summary>
internal struct TokenTraits
{
    public ulong Word;

    /// <summary>Outline of the word: capitals, digits, length class.</summary>
    public byte Shape;

    /// <summary>What the gazetteer says of the longest name that covers the token; 0 when nothing.</summary>
    public byte Place;

    /// <summary>What the catalogue says of the name that covers the token; 0 when nothing.</summary>
    public byte Catalogued;

    /// <summary>What word lists say: title, given name, nationality, word of an organisation; 0 when nothing.</summary>
    public byte Listed;

    /// <summary>True when the word also stands in lower case in this text.</summary>
    public bool SeenLower;

    /// <summary>True when the token may be part of a name; others are outside without further thought.</summary>
    public bool MayBeName;

    /// <summary>First and last token of the run of capitalised words around the token.</summary>
    public int RunFirst;
    public int RunLast;
}
