namespace Ingestion.Benchmarks.Deduplication;

/// <summary>Something that happened: names, and the words to write about it any number of times.</summary>
internal sealed class Story
{
    private readonly Vocabulary _vocabulary;
    private readonly string[] _names;
    private readonly string[] _topic;

    public Story(Vocabulary vocabulary, Random random)
    {
        _vocabulary = vocabulary;
        _names = [.. Enumerable.Range(0, 7).Select(_ => Vocabulary.Name(random))];
        _topic = [.. Enumerable.Range(0, 25).Select(_ => vocabulary.Word(random))];
    }

    public string Title(Random random) =>
        $"{Name(random)} {string.Join(' ', Enumerable.Range(0, 4 + random.Next(5)).Select(_ => TopicWord(random)))}";

    /// <summary>Sentences about the story in words of their own.</summary>
    public List<string> Sentences(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Sentence(random))];

    public string Sentence(Random random)
    {
        var words = new List<string>();
        if (random.NextDouble() < 0.35) words.Add(_vocabulary.Formula(random));
        for (var length = 8 + random.Next(18); length > 0; length--) words.Add(TopicWord(random));
        if (random.NextDouble() < 0.3) words.Insert(random.Next(words.Count), $"{random.Next(2, 900)}");
        if (random.NextDouble() < 0.7) words.Insert(random.Next(words.Count), Name(random));
        var sentence = string.Join(' ', words);
        return char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
    }

    private string Name(Random random) => _names[random.Next(_names.Length)];

    private string TopicWord(Random random) => random.NextDouble() < 0.12 ? _topic[random.Next(_topic.Length)] : _vocabulary.Word(random);
}
