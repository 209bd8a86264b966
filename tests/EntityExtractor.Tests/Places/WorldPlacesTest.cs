using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

public sealed class WorldPlacesTest
{
    [Theory]
    [InlineData("Protesters marched in London on Monday.", "London", "GB")]
    [InlineData("The mayor of London, Ontario, spoke.", "London", "CA")]
    [InlineData("A storm hit Paris, Texas, on Monday.", "Paris", "US")]
    [InlineData("The delegation flew to Moscow and Beijing.", "Moscow", "RU")]
    [InlineData("Strikes hit Bakhmut in eastern Ukraine.", "Bakhmut", "UA")]
    public void Size_decides_last_and_the_words_beside_a_name_first(string text, string name, string country) =>
        Assert.Equal(country, BuiltInReader.Places(text).Single(p => p.Text == name).Country);

    [Theory]
    [InlineData("Army units entered Abu Kamal in Deir al-Zour province.", "Abu Kamal", "Deir ez-Zor", "SY")]
    [InlineData("Rebels in Sudan shelled El-Fasher.", "El-Fasher", "North Darfur", "SD")]
    [InlineData("Fighting in Iraq reached Hawijah.", "Hawijah", "Kirkuk", "IQ")]
    public void Press_spellings_of_war_zones_are_known(string text, string name, string division, string country)
    {
        var place = BuiltInReader.Places(text).Single(p => p.Text == name);
        Assert.Equal((division, country), (place.Admin1, place.Country));
    }

    [Theory]
    [InlineData("Rebels entered Hodeidah on Monday.", PlaceKind.City)]
    [InlineData("Fighting spread in Hodeidah province.", PlaceKind.Admin1)]
    public void A_city_by_hand_that_bears_the_name_of_its_province_is_its_capital(string text, PlaceKind kind) =>
        Assert.Equal(kind, BuiltInReader.Places(text).Single(p => p.Name == "Hodeidah").Kind);

    [Theory]
    [InlineData("کندز")]
    [InlineData("بدخشان")]
    [InlineData("كابل")]
    public void Names_in_Arabic_script_are_known(string name) =>
        Assert.Equal("AF", BuiltInReader.Places($"او در {name} بود").Single(p => p.Text == name).Country);

    [Fact]
    public void Countries_are_known_by_their_usual_names()
    {
        var places = BuiltInReader.Places("Officials from the UK, the United States, Congo, Ivory Coast and Myanmar met.");
        Assert.Equal(["GB", "US", "CD", "CI", "MM"], places.Select(p => p.Country));
        Assert.All(places, p => Assert.Equal(PlaceKind.Country, p.Kind));
    }
}
