using System.Globalization;
using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Benchmarks.Extraction;

/// <summary>How right a set of pages came out: means over pages, as the public benchmarks report them.</summary>
internal sealed partial class ExtractionScore
{
    private const int Shingle = 4;
    private Overlap _shingles;
    private double _wordPrecision, _wordRecall, _wordF1;
    private int _pages, _empty, _titles, _titled, _days, _dated, _authors, _authored;

    /// <summary>In runs of four words, each page weighing the same.</summary>
    public Overlap Shingles => _shingles;

    public double WordF1 => _wordF1 / _pages;

    public void Add(LabelledPage page, PageResult result)
    {
        var text = string.Join('\n', result.Articles.Select(a => a.Text));
        _pages++;
        if (text.Length == 0) _empty++;
        var article = result.Articles is [var first, ..] ? first : null;
        AddText(text, page.Labels.MainContent ?? "");
        if (page.Labels.Title is { Length: > 0 } title)
            Count(ref _titled, ref _titles, Same(title, article?.Title));
        if (page.Labels.PublishDate is { Length: >= 10 } day)
            Count(ref _dated, ref _days, article?.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == day[..10]);
        if (page.Labels.Author is { Length: > 0 } author)
            Count(ref _authored, ref _authors, IsAuthor(author, article?.Authors ?? []));
    }

    public string Line() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_pages, 4} pages  shingles F1 {_shingles.F1:0.0000} (precision {_shingles.Precision:0.0000}, recall {_shingles.Recall:0.0000})  words F1 {WordF1:0.0000} ({_wordPrecision / _pages:0.0000}, {_wordRecall / _pages:0.0000})  title {Share(_titles, _titled)}  day {Share(_days, _dated)}  author {Share(_authors, _authored)}  nothing {_empty}"
        );

    private void AddText(string text, string wanted)
    {
        _shingles += TextOverlap.Of(text, wanted, Shingle).OfOne;
        var words = TextOverlap.Of(text, wanted, 1);
        (_wordPrecision, _wordRecall, _wordF1) = (_wordPrecision + words.Precision, _wordRecall + words.Recall, _wordF1 + words.F1);
    }

    private static void Count(ref int all, ref int right, bool isRight)
    {
        all++;
        if (isRight) right++;
    }

    /// <summary>The label names one author or lists several; either counts.</summary>
    private static bool IsAuthor(string label, IReadOnlyList<string> found) =>
        found.Any(name => Same(label, name)) || Same(label, string.Join(' ', found)) || (found.Count > 0 && Same(label, string.Join(" and ", found)));

    private static bool Same(string one, string? other) => other is not null && Letters(one) == Letters(other);

    private static string Letters(string text) => NoLetter().Replace(text.ToLowerInvariant(), "");

    private static string Share(int part, int all) =>
        all == 0 ? "-" : ((double)part / all).ToString("0.000", CultureInfo.InvariantCulture) + $" of {all}";

    [GeneratedRegex(@"\W+", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex NoLetter();
}
