using System.Globalization;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// A generated stream of articles: agency texts, their copies after every kind of edit, and what is no copy although it shares
/// words. The same seed gives the same stream.
/// </summary>
internal sealed class SampleNewsroom
{
    private const int Hosts = 150;
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    private readonly Random _random;
    private readonly Vocabulary _vocabulary;
    private readonly Edits _edits;
    private readonly string[] _furniture;
    private readonly List<Sample> _samples = [];
    private readonly List<List<string>> _texts = [];
    private int _clusters;

    private SampleNewsroom(int seed)
    {
        _random = new Random(seed);
        _vocabulary = new Vocabulary(seed);
        _edits = new Edits(_vocabulary, _random);
        _furniture = [.. Enumerable.Range(0, Hosts).Select(_ => Furniture())];
    }

    /// <param name="stories">Originals; each comes with one article of every other kind.</param>
    public static List<Sample> Generate(int stories, int seed)
    {
        var newsroom = new SampleNewsroom(seed);
        for (var at = 0; at < stories; at++) newsroom.AddStory(at);
        newsroom.AddHalves(stories);
        newsroom.AddForms(stories);
        newsroom.AddTables(stories);
        newsroom.AddRoundups(stories);
        newsroom.AddFurnitureHost(stories);
        return [.. newsroom._samples.OrderBy(_ => newsroom._random.Next(stories * 4) + 0.0).ThenBy(sample => sample.Id, StringComparer.Ordinal)];
    }

    private void AddStory(int number)
    {
        var story = new Story(_vocabulary, _random);
        var original = story.Sentences(_random, 8 + _random.Next(26));
        _texts.Add(original);
        var (cluster, title, at) = (_clusters++, story.Title(_random), Start.AddMinutes(number * 17));
        for (var edit = Edit.Original; edit < Edit.Retold; edit++)
        {
            var text = Join(_edits.Apply(edit, original, story));
            if (edit == Edit.Furniture)
                text = $"{_furniture[number % Hosts]}\n{text}\n{_furniture[number % Hosts]}";
            if (edit == Edit.EmbeddedInBlog)
                text = $"{Join(story.Sentences(_random, 3))}\n{text}\n{Join(story.Sentences(_random, 4))}";
            Add(
                edit,
                cluster,
                _random.NextDouble() < 0.6 ? title : story.Title(_random),
                text,
                at.AddMinutes(edit == Edit.Original ? 0 : _random.Next(5, 2000))
            );
        }

        Add(Edit.Retold, _clusters++, story.Title(_random), Join(story.Sentences(_random, original.Count)), at.AddHours(3));
        var background = original[^(original.Count / 3)..];
        var other = new Story(_vocabulary, _random);
        Add(
            Edit.SharedBackground,
            _clusters++,
            other.Title(_random),
            Join([.. other.Sentences(_random, background.Count * 2), .. background]),
            at.AddHours(30)
        );
    }

    /// <summary>Two stories in one article, as much of each: neither's copy.</summary>
    private void AddHalves(int count)
    {
        for (var number = 0; number + 1 < count; number += 2)
        {
            var (first, second) = (_texts[number], _texts[number + 1]);
            var (own, half) = (new Story(_vocabulary, _random), Math.Min(first.Count, second.Count) / 2);
            Add(
                Edit.HalfAndHalf,
                _clusters++,
                own.Title(_random),
                Join([.. first[..half], .. second[..half]]),
                Start.AddMinutes((number * 17) + 3000)
            );
        }
    }

    /// <summary>Reports that outlets fill in from one form (courts, weather, matches): the same sentences with other names and numbers.</summary>
    private void AddForms(int count)
    {
        for (var form = 0; form * 10 < count; form++)
        {
            var story = new Story(_vocabulary, _random);
            var sentences = Enumerable
                .Range(0, 8 + _random.Next(8))
                .Select(_ => $"{story.Sentence(_random).TrimEnd('.')} {{0}} {_vocabulary.Word(_random)} {{1}}.")
                .ToList();
            for (var filled = 0; filled < 10; filled++)
            {
                var text = sentences.ConvertAll(sentence =>
                    string.Format(CultureInfo.InvariantCulture, Unnamed(sentence), Vocabulary.Name(_random), _random.Next(2, 900))
                );
                Add(
                    Edit.FilledForm,
                    _clusters++,
                    $"{Vocabulary.Name(_random)} {_vocabulary.Formula(_random)}",
                    Join(text),
                    Start.AddHours((form * 3) + filled),
                    $"forms{form}.example"
                );
            }
        }
    }

    /// <summary>Every name and number inside a sentence is another.</summary>
    private string Unnamed(string sentence) => string.Join(' ', sentence.Split(' ').Select((word, at) =>
        at > 0 && char.IsAsciiLetterUpper(word[0]) ? Vocabulary.Name(_random) : word.All(char.IsAsciiDigit) ? $"{_random.Next(2, 900)}" : word));

    /// <summary>Ten issues each of daily tables: the same words, other numbers.</summary>
    private void AddTables(int count)
    {
        for (var table = 0; table * 10 < count; table++)
        {
            var story = new Story(_vocabulary, _random);
            var rows = Enumerable
                .Range(0, 8 + _random.Next(10))
                .Select(_ => $"{Vocabulary.Name(_random)} {_vocabulary.Word(_random)} {_vocabulary.Word(_random)}")
                .ToArray();
            var (head, foot, title) = (story.Sentence(_random), Join(story.Sentences(_random, 3)), story.Title(_random));
            for (var day = 0; day < 10; day++)
            {
                var body = string.Join('\n', rows.Select(row => $"{row}: {_random.Next(90)} ({_random.Next(400)})"));
                Add(Edit.DailyTable, _clusters++, title, $"{head}\n{body}\n{foot}", Start.AddDays(day), $"tables{table}.example");
            }
        }
    }

    private void AddRoundups(int count)
    {
        for (var number = 0; number < count / 3; number++)
        {
            var parts = Enumerable.Range(0, 3 + _random.Next(4)).Select(_ => _texts[_random.Next(_texts.Count)]).Distinct();
            var texts = parts.Select(part => $"{Vocabulary.Name(_random)} {_vocabulary.Formula(_random)}\n{Join(part)}");
            Add(Edit.Roundup, _clusters++, "Roundup " + number, string.Join('\n', texts), Start.AddMinutes(number * 50));
        }
    }

    /// <summary>A few sites leave boxes of a hundred words and more in every text.</summary>
    private void AddFurnitureHost(int count)
    {
        for (var number = 0; number < count; number++)
        {
            var site = number % 4;
            var story = new Story(_vocabulary, _random);
            Add(
                Edit.SiteFurniture,
                _clusters++,
                story.Title(_random),
                $"{Join(story.Sentences(_random, 4 + _random.Next(12)))}\n{_furniture[site]}\n{_furniture[site + 4]}\n{_furniture[site + 8]}",
                Start.AddMinutes(number * 31),
                $"furnished{site}.example"
            );
        }
    }

    private void Add(Edit edit, int cluster, string title, string text, DateTimeOffset published, string? host = null) =>
        _samples.Add(new Sample($"{edit}-{_samples.Count}", edit, cluster, host ?? $"host{_random.Next(Hosts)}.example", title, text, published));

    private string Furniture() =>
        string.Join(
            '\n',
            Enumerable.Range(0, 3).Select(_ => string.Join(' ', Enumerable.Range(0, 8 + _random.Next(12)).Select(_ => _vocabulary.Word(_random))))
        );

    public static string Join(IEnumerable<string> sentences) => string.Join('\n', sentences.Chunk(3).Select(chunk => string.Join(' ', chunk)));
}
