namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// Invented words with the frequencies of news: a few function words make half of the text (Zipf's law), names and numbers come
/// up where a story has them, and many sentences use the trade's set phrases, which unrelated articles share.
/// </summary>
internal sealed class Vocabulary
{
    private const int Words = 20_000;
    private const int Formulas = 400;
    private static readonly string[] Onsets =
    [
        "b",
        "br",
        "d",
        "dr",
        "f",
        "g",
        "gr",
        "h",
        "k",
        "kl",
        "l",
        "m",
        "n",
        "p",
        "pr",
        "r",
        "s",
        "st",
        "t",
        "tr",
        "v",
        "z",
    ];
    private static readonly string[] Nuclei = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Codas = ["", "", "", "n", "r", "s", "l", "t"];

    private readonly string[] _words;
    private readonly double[] _cumulative = new double[Words];
    private readonly string[] _formulas;

    public Vocabulary(int seed)
    {
        var random = new Random(seed);
        _words = [.. Enumerable.Range(0, Words).Select(rank => Invent(random, rank < 120 ? 1 : 1 + random.Next(4))).Distinct()];
        var sum = 0.0;
        for (var rank = 0; rank < _words.Length; rank++) _cumulative[rank] = sum += 1.0 / (rank + 2.7);
        Array.Resize(ref _cumulative, _words.Length);
        _formulas =
        [
            .. Enumerable.Range(0, Formulas).Select(_ => string.Join(' ', Enumerable.Range(0, 4 + random.Next(6)).Select(_ => Word(random)))),
        ];
    }

    public string Word(Random random)
    {
        var at = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return _words[at < 0 ? ~at : at];
    }

    public static string Name(Random random)
    {
        var name = Invent(random, 2 + random.Next(2));
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    public string Formula(Random random) => _formulas[(int)(Math.Pow(random.NextDouble(), 2) * _formulas.Length)];

    private static string Invent(Random random, int syllables) =>
        string.Concat(
            Enumerable
                .Range(0, syllables)
                .Select(_ => Onsets[random.Next(Onsets.Length)] + Nuclei[random.Next(Nuclei.Length)] + Codas[random.Next(Codas.Length)])
        );
}
