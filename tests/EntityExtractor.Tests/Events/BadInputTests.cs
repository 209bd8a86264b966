using System.Diagnostics;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   \n\u00A0\u200B")]
    [InlineData("...!!!???,,,;;;")]
    [InlineData("captured captured captured of of of by by by")]
    [InlineData("\uD800 fell to \uDC00 on Monday")]
    [InlineData("fell. captured. by rebels.")]
    [InlineData("to to to to capture to capture the the the")]
    public void Broken_text_is_read_without_fault_and_without_events(string text) => Assert.Empty(Extraction.Of(text).Events);

    [Fact]
    public void Capitals_throughout_are_read() =>
        Assert.Equal("DIFFAR", Extraction.Single("MILITANTS SEIZED THE TOWN OF DIFFAR ON WEDNESDAY, POLICE SAID.").Place);

    [Theory]
    [InlineData("THE ARMY REPELLED A REBEL ATTACK ON THE TOWN OF DIFFAR ON WEDNESDAY")]
    [InlineData("POLICE CAPTURED THREE REBELS IN DIFFAR ON WEDNESDAY")]
    [InlineData("REBELS THREATEN TO SEIZE DIFFAR")]
    public void Capitals_make_no_event_of_what_only_looks_like_one(string text) => Assert.Empty(Extraction.Of(text).Events);

    [Theory]
    [InlineData("lnsurgents captured the t0wn of Kes- hti on M0nday. Resi dents sa id the army fied.")]
    [InlineData("Insurgents capt ured the distr1ct of Zarka1 0n M0nday, officia1s sa1d.")]
    [InlineData("~~ 12 | Rebe|s ~ capt:ured | Ver in . . the fa|l of 1 2 3")]
    public void What_a_scanner_garbled_names_no_place(string text) => Assert.All(Extraction.Of(text).Events, e => Assert.Null(e.Place));

    [Theory]
    [InlineData("The rebels didnt capture Wadrin district on Monday officials said")]
    [InlineData("Wadrin district hasnt fallen to the rebels")]
    [InlineData("Wadrin district wasnt captured by the rebels on Monday")]
    public void A_missing_apostrophe_denies_all_the_same(string text) => Assert.False(Extraction.Of(text).Alert);

    [Fact]
    public void Without_commas_and_stops_the_places_of_the_change_stay_apart_from_the_others()
    {
        var read = Extraction.Of(
            "Varzin and Keshti districts fell to the insurgents on Monday officials said while the army said it repelled an attack on Duruk and residents of Verin fear that their town could fall next"
        );
        Assert.Equal(["Keshti", "Varzin"], read.Events.Select(e => e.Place).Order());
    }

    [Fact]
    public void A_sentence_of_two_languages_is_read_as_far_as_it_is_English() =>
        Assert.All(
            Extraction.Of("Los rebeldes dicen: rebels captured the town of Keshti on Monday, según el ejército.").Events,
            e => Assert.Equal("Keshti", e.Place)
        );

    [Theory]
    [InlineData("Rebels captured the town of\u00A0Keshti\u00A0on Monday.")]
    [InlineData("Rebels captured the town of\nKeshti on Monday")]
    [InlineData("Rebels  captured   the town of Keshti on Monday")]
    public void Odd_spaces_and_missing_stops_do_not_matter(string text) => Assert.Equal("Keshti", Extraction.Single(text).Place);

    [Theory]
    [InlineData("Rebels captured the town of Keshti 900 decades ago.")]
    [InlineData("On 9999-12-31 rebels captured the town of Keshti and two days later the town of Verin.")]
    [InlineData("Rebels captured the town of Keshti 1000 years ago.")]
    public void Dates_beyond_the_calendar_are_no_fault(string text) => Assert.NotNull(Extraction.Of(text));

    [Fact]
    public void A_sentence_in_another_language_is_skipped_and_counted()
    {
        var read = Extraction.Of(
            "The army said that its troops were on their way to the town on Tuesday. Los rebeldes tomaron la ciudad de Keshti el lunes pasado. Rebels captured the town of Verin on Monday, and the army left it."
        );
        Assert.Equal("Verin", Assert.Single(read.Events).Place);
        Assert.Equal(1, read.ForeignSentences);
    }

    [Fact]
    public void An_article_in_another_language_is_not_analysed()
    {
        var read = Extraction.Of(
            "Les rebelles ont pris la ville de Keshti mardi matin, selon le gouverneur de la province. L'armée n'a pas fait de commentaire sur la situation dans la ville."
        );
        Assert.False(read.Analysed);
        Assert.Equal(0, read.ForeignSentences);
        Assert.Empty(read.Events);
    }

    [Theory]
    [InlineData("Rebels captured the town of Keshti on Monday. ")]
    [InlineData("rebels captured town of town of town and ")]
    [InlineData("word, ")]
    public void Five_megabytes_are_read_in_bounded_time(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 5_000_000 / unit.Length));
        var watch = Stopwatch.StartNew();
        Extraction.Of(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"{watch.Elapsed}");
    }
}
