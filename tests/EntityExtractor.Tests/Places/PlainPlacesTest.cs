using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

/// <summary>Names that are places beyond doubt, and what lies beside them.</summary>
public sealed class PlainPlacesTest
{
    [Theory]
    [InlineData("The delegation of N.Korea arrived on Monday.", "N.Korea", "KP")]
    [InlineData("PETALING JAYA: Engineers warned of more floods on Monday.", "PETALING JAYA", "MY")]
    [InlineData("Iraq Govt cancels talks in Falluja.", "Iraq", "IQ")]
    [InlineData("He flew to Washington DC on Monday.", "Washington DC", "US")]
    [InlineData("Manbij's last fighters drove out of town on Friday with hostages.", "Manbij", "SY")]
    public void A_country_or_the_city_of_a_dateline_is_a_place(string text, string name, string country) =>
        Assert.Equal(country, Assert.Single(BuiltInReader.Places(text), p => p.Text == name).Country);

    [Fact]
    public void A_direction_alone_is_no_place() =>
        Assert.DoesNotContain(BuiltInReader.Places("Western diplomats met in Geneva on Monday."), p => p.Text == "Western");

    [Fact]
    public void A_state_is_meant_before_small_places_of_its_name() =>
        Assert.Equal("Florida", Assert.Single(BuiltInReader.Places("The former teacher lived in Florida, where she ran a school.")).Admin1);

    [Fact]
    public void A_town_of_a_state_is_not_that_state() =>
        Assert.Equal("Louisiana", Assert.Single(BuiltInReader.Places("The mayor of a Louisiana town has stepped down.")).Name);

    [Theory]
    [InlineData("Gunmen opened fire on a convoy between Dampur and Kabul on Monday.", "Dampur")]
    [InlineData("An officer was shot dead in Sarkand of Andar district on Monday.", "Sarkand")]
    [InlineData("Troops searched Wadi Halban on Monday.", "Wadi Halban")]
    public void The_words_beside_a_name_make_it_a_place(string text, string name) =>
        Assert.Contains(BuiltInReader.Places(text), p => p.Text == name);

    [Fact]
    public void A_word_for_a_division_tells_the_country() =>
        Assert.Equal("BD", Assert.Single(BuiltInReader.Places("Four houses burned down in Santhia upazila on Monday.")).Country);

    [Fact]
    public void A_persons_title_is_not_in_the_name() =>
        Assert.Contains(
            BuiltInReader.Read("Norwegian Prime Minister Lira Vossen resigned. Vossen said she was tired.").Entities,
            e => e.Text == "Lira Vossen"
        );
}
