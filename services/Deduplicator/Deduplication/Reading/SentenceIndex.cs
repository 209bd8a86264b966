namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>Finds the sentences of a text that share the most words with a given one.</summary>
internal sealed class SentenceIndex
{
    /// <summary>A word in more sentences than this tells little.</summary>
    private const int MostSentences = 24;

    private readonly TextReading _reading;
    private readonly Dictionary<uint, List<int>> _sentences = [];

    public SentenceIndex(TextReading reading)
    {
        _reading = reading;
        foreach (var sentence in reading.Sentences)
        {
            for (var at = sentence.Words.First; at < sentence.Words.End; at++) Add(reading.Tokens[at].Hash, sentence.Number);
        }
    }

    /// <summary>The likest sentence alone and with its neighbours, then the second likest; none when no word is shared.</summary>
    public IEnumerable<Stretch> Like(TextReading text, Stretch words)
    {
        var likest = Likest(text, words);
        if (likest.Count == 0) yield break;
        var best = likest[0];
        yield return Words(best, best);
        if (best + 1 < _reading.Sentences.Count) yield return Words(best, best + 1);
        if (best > 0) yield return Words(best - 1, best);
        if (likest.Count > 1) yield return Words(likest[1], likest[1]);
    }

    private List<int> Likest(TextReading text, Stretch words)
    {
        var votes = new Dictionary<int, int>();
        for (var at = words.First; at < words.End; at++)
        {
            if (!_sentences.TryGetValue(text.Tokens[at].Hash, out var sentences) || sentences.Count > MostSentences) continue;
            foreach (var sentence in sentences) votes[sentence] = votes.GetValueOrDefault(sentence) + 1;
        }

        return [.. votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(2).Select(vote => vote.Key)];
    }

    private Stretch Words(int first, int last) => new(_reading.Sentences[first].Words.First, _reading.Sentences[last].Words.End);

    private void Add(uint word, int sentence)
    {
        if (!_sentences.TryGetValue(word, out var sentences)) _sentences[word] = sentences = new List<int>(1);
        if (sentences.Count <= MostSentences && (sentences.Count == 0 || sentences[^1] != sentence)) sentences.Add(sentence);
    }
}
