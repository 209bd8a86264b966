using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Tests.Events;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

/// <summary>Places that the gazetteer lacks are neither namesakes abroad nor persons.</summary>
public sealed class UnknownPlacesTest
{
    [Fact]
    public void An_unknown_province_is_no_town_of_its_name()
    {
        var read = BuiltInReader.Places("Fighting reached Belmar province on Monday. Families left Belmar.");

        Assert.All(read, p => Assert.Null(p.Id));
    }

    [Fact]
    public void An_unknown_district_is_no_village_of_another_country()
    {
        var change = Extraction.Single("Officials in Norkand province say insurgents have overrun Chaharbagh district.");

        Assert.Equal(("Norkand", null), (change.Admin1, change.PlaceId));
    }

    [Theory]
    [InlineData("Al-Trirel Al-Kuma was quiet on Monday.")]
    [InlineData("The captured villages include Al-Trirel Al-Kuma and Al-Halij.")]
    public void The_article_of_an_unknown_name_is_not_Alabama(string text) =>
        Assert.DoesNotContain(BuiltInReader.Places(text), p => p.Country == "US");

    [Fact]
    public void A_known_town_stays_known_in_a_province_that_the_gazetteer_lacks() =>
        Assert.Equal(
            "BF",
            Assert
                .Single(BuiltInReader.Places("Fighters took control of the town of Djibo, the seat of Soum province."), p => p.Text == "Djibo")
                .Country
        );

    [Theory]
    [InlineData("After the garrison fled, fighters walked into Tirin Shah unopposed.", "Tirin Shah")]
    [InlineData("The army denied that Ambrun had fallen to the insurgents.", "Ambrun")]
    [InlineData("Residents said Ambrun fell to the insurgents at noon.", "Ambrun")]
    [InlineData("The latest to fall is Ghulam Tepa, which insurgents overran on May 11.", "Ghulam Tepa")]
    [InlineData("Sangin Koh and Nawa Shar districts were cleared of the enemy.", "Nawa Shar")]
    public void A_name_that_stands_as_a_place_is_no_person(string text, string name)
    {
        var read = BuiltInReader.Read(text);

        Assert.Contains(read.Places, p => p.Text == name);
        Assert.DoesNotContain(read.Entities, e => e.Text == name);
    }

    [Theory]
    [InlineData("He lived in Yasser Arafat's shadow for years.", "Yasser Arafat")]
    [InlineData("Investors believe in Hamid Rostan and his plan.", "Hamid Rostan")]
    [InlineData("Witnesses said Hamid Rostan fell to the ground and did not move.", "Hamid Rostan")]
    [InlineData("Doctors said Hamid Rostan had fallen ill on Monday.", "Hamid Rostan")]
    public void A_person_behind_such_words_stays_one(string text, string name) =>
        Assert.Contains(BuiltInReader.Read(text).Entities, e => e.Text == name && e.Type == EntityType.Person);

    [Fact]
    public void A_great_city_goes_before_the_second_name_of_another() =>
        Assert.Equal(
            "PK",
            Assert
                .Single(
                    BuiltInReader.Places("Talks between Islamabad and New Delhi on Kashmir ended in Srinagar. India and Pakistan sent two men each."),
                    p => p.Text == "Islamabad"
                )
                .Country
        );

    [Fact]
    public void A_country_across_the_border_does_not_draw_a_place_to_it()
    {
        var read = BuiltInReader.Places("Afghan troops left Ishkashim, on the border with Tajikistan.");

        Assert.Equal("AF", Assert.Single(read, p => p.Text == "Ishkashim").Country);
    }

    [Fact]
    public void Upper_before_the_name_of_a_state_belongs_to_it() =>
        Assert.Contains(BuiltInReader.Places("Rebels captured the capital of Upper Meru state."), p => p.Text == "Upper Meru");
}
