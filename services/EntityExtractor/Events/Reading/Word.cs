using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>A token with what the lexicon knows of it.</summary>
internal readonly record struct Word(Token Token, string Lower, WordInfo Info)
{
    public bool Is(Tag tag) => Info.Is(tag);

    public bool IsMark => Token.Kind is TokenKind.Punctuation or TokenKind.Symbol;

    public bool IsPossessive => Token.Kind == TokenKind.Possessive;

    public bool IsNumber => Token.Kind == TokenKind.Number || Info.Is(Tag.Number);
}
