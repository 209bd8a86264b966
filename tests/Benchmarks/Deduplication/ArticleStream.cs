using Ingestion.Contracts.V1;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>An endless stream with news-like lengths and copy rates: three articles in ten are copies of one of the last thousand.</summary>
internal sealed class ArticleStream(int seed)
{
    private const double CopyRate = 0.3;
    private const int Remembered = 1000;
    private static readonly Edit[] Copies = [Edit.Exact, Edit.CutEnd, Edit.OwnLead, Edit.OwnParagraphs, Edit.ThirdParaphrased, Edit.WordsExchanged];
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly Vocabulary _vocabulary = new(seed);
    private readonly List<(Story Story, List<string> Text, string Title)> _recent = [];
    private int _count;

    public Article[] Next(int articles) => [.. Enumerable.Range(0, articles).Select(_ => Next())];

    private Article Next()
    {
        var (title, text) = _recent.Count > 0 && _random.NextDouble() < CopyRate ? Copy() : Original();
        var number = _count++;
        return Evaluation.ArticleOf(
            new Sample($"{number:x32}", Edit.Original, 0, $"host{_random.Next(500)}.example", title, text, Start.AddSeconds(number * 20L))
        );
    }

    private (string Title, string Text) Original()
    {
        var story = new Story(_vocabulary, _random);
        var (title, text) = (story.Title(_random), story.Sentences(_random, 10 + _random.Next(28)));
        if (_recent.Count < Remembered) _recent.Add((story, text, title));
        else _recent[_random.Next(Remembered)] = (story, text, title);
        return (title, SampleNewsroom.Join(text));
    }

    private (string Title, string Text) Copy()
    {
        var (story, text, title) = _recent[_random.Next(_recent.Count)];
        var edited = new Edits(_vocabulary, _random).Apply(Copies[_random.Next(Copies.Length)], text, story);
        return (_random.NextDouble() < 0.6 ? title : story.Title(_random), SampleNewsroom.Join(edited));
    }
}
