using Ingestion.Deduplicator.Deduplication.Fingerprints;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>A text with its words and the set of its shingles, made once for all comparisons of one decision.</summary>
internal sealed class TextReading
{
    private ulong[]? _shingles;

    public TextReading(string text)
    {
        Text = text;
        Tokens = Tokenizer.Tokenize(text);
    }

    public string Text { get; }

    public Token[] Tokens { get; }

    /// <summary>Distinct shingles, ascending.</summary>
    public ulong[] Shingles => _shingles ??= ShingleSet.Of(Tokens);
}
