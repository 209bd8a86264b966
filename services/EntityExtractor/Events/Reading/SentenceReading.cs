using Ingestion.EntityExtractor.Events.Clauses;
using Ingestion.EntityExtractor.Events.Lexicon;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events.Reading;

/// <summary>A sentence as words and chunks. Word indexes count from the sentence's first word.</summary>
internal sealed class SentenceReading
{
    private readonly int[] _chunkOf;
    private readonly int _firstWord;

    private SentenceReading(AnalysedText text, int index, Word[] words, CaseStyle style)
    {
        (Text, Index, Words, Style, _firstWord) = (text, index, words, style, FirstWord(words));
        Chunks = [.. Chunker.Cut(this)];
        _chunkOf = ChunkIndex();
    }

    public AnalysedText Text { get; }

    /// <summary>Number of the sentence in the text.</summary>
    public int Index { get; }

    public Sentence Sentence => Text.Sentences[Index];

    public Word[] Words { get; }

    public CaseStyle Style { get; }

    public Chunk[] Chunks { get; }

    /// <summary>Who says what in it; read once.</summary>
    public List<Attribution> Said => field ??= Attributions.Of(this);

    /// <summary>True for a line without a full stop or its kind.</summary>
    public bool IsHeading { get; private init; }

    /// <summary>"Is it fair to say that they took it?".</summary>
    public bool IsQuestion => Text.Span(Sentence).TrimEnd(" \"”’)").EndsWith('?');

    public static SentenceReading Of(AnalysedText text, int index, EventLexicon lexicon)
    {
        var sentence = text.Sentences[index];
        var words = new Word[sentence.TokenCount];
        for (var i = 0; i < words.Length; i++) words[i] = WordOf(text, sentence.First + i, lexicon);
        for (var i = 0; i + 2 < words.Length; i++) JoinRepetition(text, sentence.First + i, words.AsSpan(i, 3), lexicon);
        JoinCrossingPoints(words, lexicon);
        var style = CaseStyles.Of(words);
        if (style != CaseStyle.Capitals) ReadAcronyms(words);
        return new SentenceReading(text, index, words, style) { IsHeading = !Ends(text, sentence) };
    }

    public ref readonly Word this[int word] => ref Words[word];

    public int ChunkOf(int word) => word < _chunkOf.Length ? _chunkOf[word] : Chunks.Length;

    public Chunk? ChunkAt(int chunk) => chunk >= 0 && chunk < Chunks.Length ? Chunks[chunk] : null;

    /// <summary>The text from one word to another, both included, as it stands.</summary>
    public string TextOf(int first, int last) => Text.Text[Words[first].Token.Start..Words[last].Token.End];

    public int StartOf(int word) => Words[word].Token.Start;

    public int EndOf(int word) => Words[word].Token.End;

    /// <summary>A capital that tells a name: not the sentence's first word's, nor any in a line of capitals.</summary>
    public bool IsTellingCapital(int word) => Style == CaseStyle.Normal && word > _firstWord && Words[word].Token.IsCapitalised;

    /// <summary>A hyphen between two words without spaces.</summary>
    public bool IsInnerHyphen(int word) =>
        word > 0 && word + 1 < Words.Length && Words[word].Token.Length == 1 && Characters.IsHyphen(Text.Text[Words[word].Token.Start])
        && Words[word - 1].Token.End == Words[word].Token.Start && Words[word].Token.End == Words[word + 1].Token.Start;

    /// <summary>"re-entered" and "de-occupied" are read as "reentered" and "deoccupied" behind two adverbs: words keep their offsets.</summary>
    private static void JoinRepetition(AnalysedText text, int token, Span<Word> words, EventLexicon lexicon)
    {
        if (
            words[0].Lower is not ("re" or "de")
            || !text.IsInnerHyphen(token + 1)
            || lexicon.Find(words[0].Lower + words[2].Lower) is not { } info
            || !info.Is(Tag.Verb)
        )
            return;
        var adverb = lexicon.Find("again");
        words[0] = words[0] with { Info = adverb };
        words[1] = words[1] with { Info = adverb, Token = words[1].Token with { Kind = TokenKind.Word } };
        words[2] = words[2] with { Info = info };
    }

    /// <summary>"the X crossing point", "border point": the point is the crossing.</summary>
    private static void JoinCrossingPoints(Word[] words, EventLexicon lexicon)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i].Lower is "point" or "points" && words[i - 1].Lower is "crossing" or "border")
                words[i] = words[i] with { Info = lexicon.Find(words[i].Lower is "point" ? "crossing" : "crossings") };
        }
    }

    /// <summary>"Jan Rasulyar" is no month; "IS militants", "US forces": in capitals among small letters these are names, no verb and no
    /// pronoun.</summary>
    private static void ReadAcronyms(Word[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Lower is "jan" && words[i].Token.Shape != TokenShape.AllCapitals && !IsDate(words, i))
                words[i] = words[i] with { Info = WordInfo.Unknown };
            if (words[i].Token is { Shape: TokenShape.AllCapitals, Length: > 1 } && words[i].Lower is "is" or "us" or "who" or "it")
                words[i] = words[i] with { Info = WordInfo.Unknown };
        }
    }

    /// <summary>"Jan 4", "4 Jan", "Jan. 4": else a person's name.</summary>
    private static bool IsDate(Word[] words, int word) =>
        (word > 0 && words[word - 1].Token.Kind == TokenKind.Number)
        || (word + 1 < words.Length && words[word + 1] is var next && (next.Token.Kind == TokenKind.Number || next.Lower == "."));

    private static int FirstWord(Word[] words)
    {
        var first = 0;
        while (first < words.Length && words[first].IsMark) first++;
        return first;
    }

    private static Word WordOf(AnalysedText text, int token, EventLexicon lexicon)
    {
        var span = text.Span(token);
        if (Contracted(span) is { } pronoun) return new Word(text.Tokens[token], pronoun, lexicon.Find(pronoun));
        var known = lexicon.Find(span);
        var info = known.Tags == Tag.None && IsAdverb(text.Tokens[token], span) ? lexicon.Find("quickly") : known;
        return new Word(
            IsPluralPossessive(text, token) ? text.Tokens[token] with { Kind = TokenKind.Possessive } : text.Tokens[token],
            known.Spelling ?? Lower(span),
            info
        );
    }

    /// <summary>The pronoun of "they've": a participle behind it is read as its past; null for other words.</summary>
    private static string? Contracted(ReadOnlySpan<char> word)
    {
        if (word.Length is < 4 or > 7 || !word.EndsWith("ve", StringComparison.OrdinalIgnoreCase) || word[^3] is not ('\'' or '’')) return null;
        return word[..^3] switch { "they" or "They" => "they", "we" or "We" => "we", _ => null };
    }

    /// <summary>"independently", "unfortunately": an unknown word in small letters that ends so, a few nouns apart.</summary>
    private static bool IsAdverb(Token token, ReadOnlySpan<char> word) =>
        token is { Shape: TokenShape.Lower, Length: > 5 }
        && word.EndsWith("ly", StringComparison.Ordinal)
        && !word.EndsWith("embly", StringComparison.Ordinal)
        && !word.EndsWith("upply", StringComparison.Ordinal)
        && word is not ("family" or "anomaly" or "monopoly" or "homily" or "gadfly" or "butterfly");

    /// <summary>The apostrophe of "the insurgents' seizure".</summary>
    private static bool IsPluralPossessive(AnalysedText text, int token)
    {
        var mark = text.Tokens[token];
        if (mark.Length != 1 || token == 0 || token + 1 >= text.Tokens.Length || text.Text[mark.Start] is not ('\'' or '’')) return false;
        var (before, after) = (text.Tokens[token - 1], text.Tokens[token + 1]);
        return before.End == mark.Start && text.Text[before.End - 1] is 's' && after.IsWord && after.Start > mark.End;
    }

    private static string Lower(ReadOnlySpan<char> span) =>
        string.Create(span.Length, span, static (to, from) => from.ToLowerInvariant(to)).Replace('’', '\'');

    private static bool Ends(AnalysedText text, Sentence sentence)
    {
        var last = sentence.Last;
        while (last > sentence.First && Characters.IsCloser(text.Text[text.Tokens[last].Start])) last--;
        return Characters.IsTerminator(text.Text[text.Tokens[last].End - 1]);
    }

    private int[] ChunkIndex()
    {
        var index = new int[Words.Length];
        for (var c = 0; c < Chunks.Length; c++) Array.Fill(index, c, Chunks[c].First, Chunks[c].Last - Chunks[c].First + 1);
        return index;
    }
}
