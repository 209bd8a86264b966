namespace Ingestion.Deduplicator.Tests;

/// <summary>Sentences of invented words, the same for the same seed.</summary>
internal sealed class Prose(int seed)
{
    private static readonly string[] Syllables =
    [
        "ba",
        "ke",
        "lo",
        "mi",
        "nu",
        "ra",
        "se",
        "ti",
        "vo",
        "za",
        "dar",
        "fen",
        "gol",
        "hish",
        "pel",
        "tor",
    ];
    private readonly Random _random = new(seed);

    public string Sentence(int words = 14)
    {
        var said = Enumerable.Range(0, words).Select(_ => Word()).ToArray();
        said[0] = char.ToUpperInvariant(said[0][0]) + said[0][1..];
        return string.Join(' ', said) + ".";
    }

    public string[] Sentences(int count) => [.. Enumerable.Range(0, count).Select(_ => Sentence(10 + _random.Next(10)))];

    public string Text(int sentences = 15) => Join(Sentences(sentences));

    /// <summary>Sentences as paragraphs of three.</summary>
    public static string Join(IEnumerable<string> sentences) => string.Join('\n', sentences.Chunk(3).Select(chunk => string.Join(' ', chunk)));

    private string Word() => string.Concat(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Syllables[_random.Next(Syllables.Length)]));
}
