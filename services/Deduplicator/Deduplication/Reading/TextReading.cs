using Ingestion.Deduplicator.Deduplication.Fingerprints;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>A text with its words and the set of its shingles, made once for all comparisons of one decision.</summary>
internal sealed class TextReading
{
    private ulong[]? _shingles;
    private uint[]? _numbers;
    private List<Sentence>? _sentences;
    private SentenceIndex? _index;

    public TextReading(string text)
    {
        Text = text;
        Tokens = Tokenizer.Tokenize(text);
    }

    public string Text { get; }

    public Token[] Tokens { get; }

    /// <summary>Distinct shingles, ascending.</summary>
    public ulong[] Shingles => _shingles ??= ShingleSet.Of(Tokens);

    /// <summary>Hashes of the words with digits, ascending, repeats included.</summary>
    public uint[] Numbers => _numbers ??= FindNumbers();

    /// <summary>The sentences that have words, in order.</summary>
    public IReadOnlyList<Sentence> Sentences => _sentences ??= FindSentences();

    /// <summary>Stretches of this text that are most like the given words of <paramref name="text"/>.</summary>
    public IEnumerable<Stretch> SentencesLike(TextReading text, Stretch words) => (_index ??= new SentenceIndex(this)).Like(text, words);

    private uint[] FindNumbers()
    {
        var numbers = new List<uint>();
        foreach (var token in Tokens)
        {
            if (token.HasDigit) numbers.Add(token.Hash);
        }

        numbers.Sort();
        return [.. numbers];
    }

    private List<Sentence> FindSentences()
    {
        var sentences = new List<Sentence>();
        var token = 0;
        foreach (var span in Reading.Sentences.Of(Text))
        {
            var first = token;
            while (token < Tokens.Length && Tokens[token].Start < span.End) token++;
            if (token > first) sentences.Add(new Sentence(span, new Stretch(first, token), sentences.Count));
        }

        return sentences;
    }
}
