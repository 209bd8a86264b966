using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Ingestion.EntityExtractor.Text;

/// <summary>A text cut into tokens and sentences. Every offset counts UTF-16 units of <see cref="Text"/>; immutable.</summary>
public sealed class AnalysedText
{
    private AnalysedText(string text, Token[] tokens, Sentence[] sentences) =>
        (Text, Tokens, Sentences) = (
            text,
            ImmutableCollectionsMarshal.AsImmutableArray(tokens),
            ImmutableCollectionsMarshal.AsImmutableArray(sentences)
        );

    public string Text { get; }

    public ImmutableArray<Token> Tokens { get; }

    public ImmutableArray<Sentence> Sentences { get; }

    /// <summary>Cuts any Unicode text in time linear to its length; never fails.</summary>
    public static AnalysedText Of(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        return new AnalysedText(text, tokens, SentenceSplitter.Split(text, tokens));
    }

    public ReadOnlySpan<char> Span(Token token) => Text.AsSpan(token.Start, token.Length);

    public ReadOnlySpan<char> Span(int token) => Span(Tokens[token]);

    public ReadOnlySpan<char> Span(Sentence sentence) => Text.AsSpan(sentence.Start, sentence.End - sentence.Start);

    /// <summary>True when the token reads <paramref name="word"/>, whatever its capitals.</summary>
    public bool Is(int token, string word) => Tokens[token].Length == word.Length && Span(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a hyphen that touches the tokens on both sides; one between spaces is a dash.</summary>
    public bool IsInnerHyphen(int token) =>
        token > 0
        && token + 1 < Tokens.Length
        && Span(token) is "-" or "‐" or "‑"
        && Tokens[token - 1].End == Tokens[token].Start
        && Tokens[token].End == Tokens[token + 1].Start;

    /// <summary>Index of the token that covers <paramref name="offset"/>, or of the next one; the number of tokens when there is none.</summary>
    public int TokenAt(int offset)
    {
        var (low, high) = (0, Tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Index of the sentence that covers <paramref name="offset"/>, or of the next one; the number of sentences when there is
    /// none.</summary>
    public int SentenceAt(int offset)
    {
        var (low, high) = (0, Sentences.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Sentences[middle].End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
