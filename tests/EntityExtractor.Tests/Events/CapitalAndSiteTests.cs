using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Capitals told by their province, sites told by a unit, by letters or as a command, and places told twice in other ways.</summary>
public sealed class CapitalAndSiteTests
{
    [Theory]
    [InlineData("Rebels seized the Norkand capital, Keshti, on Monday, officials said.", "Keshti", "Norkand")]
    [InlineData("Rebels seized the Norkand provincial capital of Keshti on Monday, officials said.", "Keshti", "Norkand")]
    [InlineData("Rebels seized Norkand state capital Keshti on Monday, officials said.", "Keshti", "Norkand")]
    [InlineData(
        "Norkand state capital falls to rebels\n\nOrvel, the capital of Norkand state, fell to rebels on Monday, residents said.",
        "Orvel",
        "Norkand"
    )]
    public void A_capital_is_no_province(string text, string place, string province)
    {
        var change = Extraction.Single(text);
        Assert.Equal((place, province), (change.Place, change.Admin1));
    }

    [Theory]
    [InlineData("Rebels captured RAF Orvel on Monday, officials said.", "RAF Orvel")]
    [InlineData("The Ember Front seized the 93 Division base on Monday, a monitor said.", "93 Division base")]
    [InlineData(
        "The Ember Front said the western military command in Norkand state fell on Friday after two weeks of intense fighting.",
        "western military command"
    )]
    [InlineData(
        "The Ember Front captured the Northeastern Regional Military Command on Monday, the group said.",
        "Northeastern Regional Military Command"
    )]
    [InlineData("Today the rebels captured Tall Hazima.", "Tall Hazima")]
    public void A_site_has_its_own_name(string text, string place) => Assert.Equal(place, Extraction.Single(text).Place);

    [Theory]
    [InlineData("Keshti has become the third city to fall to the Ember Front, officials said on Monday.", "Keshti")]
    [InlineData("The Ember Front retook Selk district couple of days ago, officials said.", "Selk")]
    [InlineData(
        "The deputy governor of Selk city in Norkand said troops had retreated to the airport. \"The city has unfortunately fallen completely,\" he said on Monday. The Ember Front did not comment.",
        "Selk"
    )]
    [InlineData("The insurgent group have control of Chansur district, the governor said.", "Chansur")]
    public void Other_turns_tell_one_place(string text, string place) => Assert.Equal(place, Extraction.Single(text).Place);

    [Fact]
    public void A_city_before_its_suburb_does_not_fall_with_it() =>
        Assert.Equal(
            ["Hujaira"],
            Extraction
                .Of(
                    "Forces loyal to the president captured the southern Damascus suburb of Hujaira on Wednesday.",
                    title: "Syrian army retakes strategically important Damascus suburb of Hujaira from the rebels"
                )
                .Events.Select(e => e.Place)
        );

    [Fact]
    public void A_country_before_a_town_is_not_the_town() =>
        Assert.Equal(
            ["Keshti"],
            Extraction
                .Of(
                    "Central Mali town falls to suspected jihadists\n\nA central Malian town was under suspected jihadist control on Friday. \"Jihadists are in control of the town of Keshti,\" an official said."
                )
                .Events.Select(e => e.Place)
        );

    [Fact]
    public void A_time_that_only_counts_is_no_day()
    {
        var change = Extraction.Single(
            "The Ember Front seized Keshti town in northern Norkand province, the sixth town seized by the armed group since October."
        );
        Assert.Equal(("Keshti", false, Extraction.Thursday), (change.Place, change.Background, change.Date));
    }

    [Fact]
    public void What_is_left_by_those_who_took_it_changed_twice() =>
        Assert.Equal(
            [ControlAction.Withdrawn, ControlAction.Captured],
            Extraction
                .Of(
                    "Rebel fighters pulled out of Selk and Keshti as well as the village of Rubar, also taken by the rebels on Sunday, a mission said."
                )
                .Events.Where(e => e.Place == "Rubar")
                .Select(e => e.Action)
        );

    [Fact]
    public void Spellings_of_its_province_do_not_part_a_place() =>
        Assert.Equal(
            "Zaranj",
            Extraction
                .Single(
                    "The Taliban captured the city of Zaranj in Nimruz province on Wednesday. The governor confirmed that the Taliban were in control of Zaranj. It is the capital of Nimroz."
                )
                .Place
        );

    [Fact]
    public void A_newspaper_that_reports_is_no_place() =>
        Assert.DoesNotContain(
            Extraction
                .Of(
                    "Thousands fled the town of Kirva after an attack. Keshti Telegraph gathered that it happened on Monday. \"The Ember Front is in control,\" a resident said."
                )
                .Events,
            e => e.Place is "Telegraph" or "Keshti Telegraph"
        );

    [Fact]
    public void What_cannot_be_verified_is_not_confirmed() =>
        Assert.Equal(
            ClaimStatus.Claimed,
            Extraction
                .Single(
                    "Mali's leader says the military has seized control of the northern town of Keshti. It was not possible to independently verify the claim."
                )
                .Status
        );
}
