using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;
using Ingestion.Standalone.SampleNewsroom;
using Ingestion.Tests.Sample;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

public sealed class SampleExpectationsTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private static readonly CancellationToken Now = TestContext.Current.CancellationToken;

    private static IEnumerable<string[]> Gazetteer =>
        File.ReadLines(Path.Combine(SampleFolder.Path, "gazetteer", "velmaria.csv")).Skip(1).Select(line => line.Split(','));

    [Fact]
    public void Totals_are_the_sum_of_the_articles()
    {
        var expected = newsroom.Expected;
        var pages = expected.Articles.SelectMany(a => a.Outcome == "parts" ? a.Parts : [a]).ToLookup(a => a.Outcome);
        var sum = new ExpectedTotals(
            pages["indexed"].Count(),
            pages["folded"].Count(),
            pages["rejected"].Count(),
            pages["listing"].Count(),
            expected.Incidents.Count(i => !i.Optional)
        );
        Assert.Equal(expected.Totals, sum);
    }

    [Fact]
    public void Every_place_of_an_event_is_in_the_gazetteer_in_its_province()
    {
        var places = Gazetteer.SelectMany(row => row[8].Split('|').Append(row[1]).Select(name => (name, row[3]))).ToHashSet();
        var events = newsroom.Expected.Articles.SelectMany(a => a.Events.Concat(a.Parts.SelectMany(p => p.Events))).Where(e => e.Place is not null);
        Assert.All(events, e => Assert.Contains((e.Place!, e.Admin1!), places));
        Assert.All(newsroom.Expected.Incidents, i => Assert.Contains((i.Place, i.Admin1), places));
    }

    [Fact]
    public async Task Every_place_and_actor_of_an_event_stands_on_its_page()
    {
        foreach (var article in newsroom.Expected.Articles.Where(a => a.Outcome is "indexed" or "folded"))
        {
            var page = await ReadTwiceAsync(article.Article);
            var words = article.Events.SelectMany(e => new[] { e.Place, e.Actor, e.FromActor }).OfType<string>().Append(AsWritten(article.Title!));
            Assert.All(words, word => Assert.Contains(word, page, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Every_furniture_phrase_stands_on_a_page_of_its_outlet()
    {
        foreach (var (outlet, phrases) in newsroom.Expected.Furniture)
        {
            var pages = await Task.WhenAll(
                newsroom.Expected.Articles.Where(a => a.OutletId == outlet && a.Outcome is not "rejected").Select(a => ReadTwiceAsync(a.Article))
            );
            Assert.All(phrases, phrase => Assert.Contains(pages, page => page.Contains(phrase, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_copy_names_an_expected_original()
    {
        var known = newsroom.Expected.Articles.Select(a => a.Article).ToHashSet();
        var originals = newsroom.Expected.Articles.SelectMany(a => a.Parts.Append(a)).Select(a => a.Original).OfType<string>();
        Assert.All(originals, original => Assert.Contains(original, known));
    }

    [Fact]
    public void Every_new_event_is_no_older_than_seven_days_at_publication()
    {
        foreach (var article in newsroom.Expected.Articles.Where(a => a.Published is not null))
        {
            var published = DateOnly.Parse(article.Published![..10], CultureInfo.InvariantCulture);
            var days = article
                .Events.Where(e => !e.Background && e.Date is not null)
                .Select(e => DateOnly.Parse(e.Date!, CultureInfo.InvariantCulture));
            Assert.All(days, day => Assert.InRange(published.DayNumber - day.DayNumber, 0, 7));
        }
    }

    private static string AsWritten(string title) => title.Contains('<', StringComparison.Ordinal) ? WebUtility.HtmlEncode(title) : title;

    /// <summary>The second fetch shows the newest revision. A page's word for its own encoding is not believed.</summary>
    private async Task<string> ReadTwiceAsync(string article)
    {
        await newsroom.Client.GetByteArrayAsync(newsroom.AddressOf(article), Now);
        var bytes = await newsroom.Client.GetByteArrayAsync(newsroom.AddressOf(article), Now);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
