using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>2031-05-15 is a Thursday.</summary>
public sealed class PlaceClockTests
{
    private const string InAfghanistan = "Rebels captured Imam Sahib district in Kunduz province of Afghanistan";

    [Theory]
    [InlineData("today", "2031-05-16")]
    [InlineData("this morning", "2031-05-16")]
    [InlineData("yesterday", "2031-05-15")]
    [InlineData("on Friday", "2031-05-16")]
    [InlineData("on Thursday", "2031-05-15")]
    [InlineData("two days ago", "2031-05-14")]
    public void Late_in_the_evening_of_UTC_it_is_the_next_day_in_Afghanistan(string when, string date) =>
        Assert.Equal(date, Extraction.Single($"{InAfghanistan} {when}.", "2031-05-15T22:30").Date);

    [Fact]
    public void What_tells_no_day_happened_on_the_place_s_day_of_publication()
    {
        var e = Extraction.Single($"{InAfghanistan}.", "2031-05-15T22:30");
        Assert.Equal("2031-05-16", e.Date);
        Assert.Contains("by the clock of", e.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2031-05-15T19:20", "2031-05-15")]
    [InlineData("2031-05-15T19:40", "2031-05-16")]
    public void Half_hours_count(string published, string date) => Assert.Equal(date, Extraction.Single($"{InAfghanistan} today.", published).Date);

    [Fact]
    public void West_of_UTC_the_day_begins_later() =>
        Assert.Equal("2031-05-14", Extraction.Single("Rebels captured the town of Toribio in Colombia today.", "2031-05-15T03:00").Date);

    [Fact]
    public void In_a_country_of_several_zones_the_sun_tells_the_time() =>
        Assert.Equal("2031-05-16", Extraction.Single("Rebels captured the city of Vladivostok in Russia today.", "2031-05-15T16:00").Date);

    [Fact]
    public void A_publication_without_a_time_of_day_is_that_day_everywhere() =>
        Assert.Equal("2031-05-15", Extraction.Single("Rebels captured the town of Toribio in Colombia today.", "2031-05-15").Date);

    [Fact]
    public void Of_a_place_that_nobody_knows_the_article_s_own_clock_tells_the_day() =>
        Assert.Equal("2031-05-15", Extraction.Single("Rebels captured the town of Keshti today.", "2031-05-15T22:30").Date);

    [Fact]
    public void Seven_days_are_counted_by_the_place_s_clock()
    {
        Assert.False(Extraction.Single($"{InAfghanistan} on 9 May.", "2031-05-15T22:30").Background);
        Assert.True(Extraction.Single($"{InAfghanistan} on 8 May.", "2031-05-15T22:30").Background);
    }

    [Theory]
    [InlineData("0001-01-01T01:00")]
    [InlineData("9999-12-31T23:00")]
    public void A_publication_in_an_impossible_year_counts_as_unknown(string published) =>
        Assert.Null(Extraction.Single($"{InAfghanistan} today.", published).Date);
}
