using System.Runtime.InteropServices;

namespace Ingestion.Deduplicator.Deduplication.Reading;

/// <summary>Finds the sentences of a text that share the most words with a given one.</summary>
internal sealed class SentenceIndex
{
    /// <summary>A word in more sentences than this tells little.</summary>
    private const int MostSentences = 24;

    private readonly TextReading _reading;
    private const int None = -1;

    private readonly Dictionary<uint, Holders> _words;
    private readonly List<(int Sentence, int Before)> _entries;

    public SentenceIndex(TextReading reading)
    {
        _reading = reading;
        _words = new Dictionary<uint, Holders>(reading.Tokens.Length);
        _entries = new List<(int, int)>(reading.Tokens.Length);
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
            if (!_words.TryGetValue(text.Tokens[at].Hash, out var holders) || holders.Count > MostSentences) continue;
            for (var entry = holders.Last; entry != None; entry = _entries[entry].Before)
                CollectionsMarshal.GetValueRefOrAddDefault(votes, _entries[entry].Sentence, out _)++;
        }

        return [.. votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Take(2).Select(vote => vote.Key)];
    }

    private Stretch Words(int first, int last) => new(_reading.Sentences[first].Words.First, _reading.Sentences[last].Words.End);

    private void Add(uint word, int sentence)
    {
        ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var known);
        if (known && (holders.Count > MostSentences || _entries[holders.Last].Sentence == sentence)) return;
        _entries.Add((sentence, known ? holders.Last : None));
        holders = new Holders(holders.Count + 1, _entries.Count - 1);
    }

    /// <summary>The sentences of one word: how many, and the entry of the last.</summary>
    private readonly record struct Holders(int Count, int Last);
}
