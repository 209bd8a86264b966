using System.Globalization;
using System.Text.Json;
using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>
/// Fifty-eight fictional pages in the layouts that publishers' systems produce, each with what a reader would call its article.
/// A page is added as it would be published, never shaped to a rule.
/// </summary>
public sealed class FamiliesTest
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Families");
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names { get; } =
    [.. Directory.EnumerateFiles(Folder, "*.html").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_fifty_eight_pages() => Assert.Equal(58, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_article_comes_out_as_its_readers_see_it(string name)
    {
        var (expected, result) = Read(name);
        var parts = expected.Parts ?? [expected];
        Assert.Equal(parts.Select(p => p.Title), result.Articles.Select(a => a.Title));
        Assert.Equal(parts.SelectMany(p => p.Text), result.Articles.SelectMany(a => a.Text.Split('\n')));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Authors_day_and_language_come_out(string name)
    {
        var (expected, result) = Read(name);
        var first = result.Articles[0];
        Assert.Equal(expected.Authors, first.Authors);
        Assert.Equal(expected.Language, first.Language);
        Assert.Equal((expected.Parts?[0] ?? expected).Day, first.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static (Expected Expected, PageResult Result) Read(string name)
    {
        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, name + ".json")), Form)!;
        return (expected, Pages.Extract(File.ReadAllBytes(Path.Combine(Folder, name + ".html")), expected.Url));
    }

    private sealed record Expected
    {
        public string? Url { get; init; }

        public string? Title { get; init; }

        public IReadOnlyList<string> Authors { get; init; } = [];

        public string? Day { get; init; }

        public string? Language { get; init; }

        public IReadOnlyList<string> Text { get; init; } = [];

        public IReadOnlyList<Expected>? Parts { get; init; }
    }
}
