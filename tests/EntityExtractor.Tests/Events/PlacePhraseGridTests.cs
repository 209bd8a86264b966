using Xunit;

namespace Ingestion.EntityExtractor.Tests.Events;

/// <summary>Every way to tell of places, in every way to tell of a change: what holds for one must hold for all.</summary>
public sealed class PlacePhraseGridTests
{
    private static readonly string[] Sentences =
    [
        "The rebels have seized {0}.",
        "Rebel fighters captured {0} on Monday.",
        "The rebels have captured control of {0}.",
        "The rebels took the control of {0} after heavy fighting.",
        "{0} fell to the rebels on Monday.",
        "{0} came under the control of the rebels on Monday.",
        "The rebels have gained control over {0}.",
        "Government forces lost {0} to the rebels on Monday.",
        "Government forces have regained control of {0}, the defence ministry said.",
        "The rebels said they had captured {0}.",
        "A provincial official confirmed the fall of {0} to the rebels.",
        "Government forces recaptured {0} on Monday after two days.",
    ];

    [Theory]
    [InlineData("Zarkal district", "Zarkal")]
    [InlineData("the key district of Zarkal", "Zarkal")]
    [InlineData("the key north-eastern district of Zarkal", "Zarkal")]
    [InlineData("the long-contested Zarkal district", "Zarkal")]
    [InlineData("the rebel-besieged town of Zarkal", "Zarkal")]
    [InlineData("Norkand province's Zarkal district", "Zarkal")]
    [InlineData("Zarkal, a remote district in Norkand province,", "Zarkal")]
    [InlineData("the district centre of Zarkal", "Zarkal")]
    [InlineData("all of Zarkal district", "Zarkal")]
    [InlineData("most of Zarkal district", "Zarkal")]
    [InlineData("the district called Zarkal", "Zarkal")]
    [InlineData("all districts in Sovanda province", "Sovanda")]
    [InlineData("Duruk, the capital of Norkand province", "Duruk")]
    [InlineData("Zarkal, Ambrun and Verin districts", "Zarkal", "Ambrun", "Verin")]
    [InlineData("two districts, Zarkal and Ambrun,", "Zarkal", "Ambrun")]
    [InlineData("key districts in Norkand, including Zarkal, Ambrun and Verin", "Zarkal", "Ambrun", "Verin")]
    [InlineData("districts such as Zarkal and Ambrun", "Zarkal", "Ambrun")]
    [InlineData("Zarkal district in Norkand province and Keshti district in Sovanda province", "Zarkal", "Keshti")]
    [InlineData(
        "Orvel, capital of Norkand province; Qanfud, capital of Sovanda province; and Mirsad, capital of Belmar",
        "Orvel",
        "Qanfud",
        "Mirsad"
    )]
    [InlineData("Zarkal district along with Ambrun district", "Zarkal", "Ambrun")]
    [InlineData("Zarkal as well as Ambrun district", "Zarkal", "Ambrun")]
    [InlineData("Zarkal and Verin in Norkand province, as well as Keshti in Sovanda province", "Zarkal", "Verin", "Keshti")]
    [InlineData("the villages of Kafr Dalin and Bor Salim", "Kafr Dalin", "Bor Salim")]
    public void Every_phrase_stands_in_every_sentence(string phrase, params string[] places)
    {
        foreach (var sentence in Sentences)
        {
            var told = string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, phrase)
                .Replace(",,", ",", StringComparison.Ordinal)
                .Replace(",.", ".", StringComparison.Ordinal);
            var text = char.ToUpperInvariant(told[0]) + told[1..];
            Assert.True(places.Order().SequenceEqual(Extraction.Of(text).Events.Select(e => e.Place).Order()), text);
        }
    }

    [Theory]
    [InlineData("The rebels nearly captured Zarkal district on Monday.")]
    [InlineData("Officials said there was no truth to reports that Zarkal district had fallen to the rebels.")]
    [InlineData("The army denied it had withdrawn from the town of Keshti, which the rebels attacked on Monday.")]
    public void What_did_not_happen_raises_no_alert(string text) => Assert.False(Extraction.Of(text).Alert);

    [Theory]
    [InlineData("The rebels said they captured the town of Keshti. The army denied it had withdrawn from the town.")]
    [InlineData("The rebels said that they have taken control of Zarkal district, a claim that has been denied by the army.")]
    public void What_the_other_side_denies_is_contested(string text) =>
        Assert.Equal(Contracts.V1.ClaimStatus.Contested, Extraction.Single(text).Status);

    [Fact]
    public void The_district_is_not_the_city_that_its_soldiers_fled_to()
    {
        var events = Extraction
            .Of(
                "Soldiers abandoned Zarkal district overnight and fled to Kunduz, a lawmaker said on Monday. Rebel fighters are now in control of the district."
            )
            .Events;
        Assert.DoesNotContain(events, e => e.Place == "Kunduz");
    }

    [Theory]
    [InlineData("On Monday, four districts in the Norkand and Sovanda provinces fell to the rebels.")]
    [InlineData("With the capture of Zarkal district on Monday, the rebels now control most of Norkand province.")]
    [InlineData("The rebels said on Monday that the road between Zarkal and Keshti had come under their control.")]
    [InlineData("Rebel forces have seized the town of Verin, claiming Karim Tamal has fled the country, officials said on Monday.")]
    public void What_stands_around_is_not_taken(string text) =>
        Assert.DoesNotContain(Extraction.Of(text).Events, e => e.Place is "Norkand" or "Sovanda" or "Keshti" or "Karim Tamal");

    [Theory]
    [InlineData("The rebels briefly took control of Zarkal district last month. Government forces retook the district three days later.")]
    [InlineData(
        "The rebels briefly took control of Zarkal district last month. Government forces managed to retake the district almost three days after it was captured."
    )]
    public void What_followed_an_old_change_is_as_old(string text) => Assert.All(Extraction.Of(text).Events, e => Assert.True(e.Background));

    [Theory]
    [InlineData("The Ember Front re-took the Keshti crossroads, the group said on Monday.", "Keshti crossroads")]
    [InlineData("Rebels re-entered the town of Keshti on Monday and took charge of it.", "Keshti")]
    [InlineData("In Norkand, the district of Zarkal was abandoned by government forces on Monday, leaving it to the rebels.", "Zarkal")]
    [InlineData("By the grace of God, Zarkal district was cleared of the enemy last night.", "Zarkal")]
    public void Only_what_was_taken_is_read(string text, string place) => Assert.Equal([place], Extraction.Of(text).Events.Select(e => e.Place));

    [Fact]
    public void Armed_men_are_a_side() => Assert.Equal("Armed men", Extraction.Single("Armed men captured the town of Keshti on Monday.").Actor);
}
