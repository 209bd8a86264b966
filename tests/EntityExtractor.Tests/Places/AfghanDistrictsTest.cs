using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

public sealed class AfghanDistrictsTest
{
    [Theory]
    [InlineData("Fighters entered Darqad district at dawn.", "Darqad", "Takhar")]
    [InlineData("The district of Darqad was quiet.", "Darqad", "Takhar")]
    [InlineData("Elders in Kunduz's Dasht-e-Archi complained.", "Dasht-e-Archi", "Kunduz")]
    [InlineData("A convoy reached Imam Sahib in Kunduz.", "Imam Sahib", "Kunduz")]
    [InlineData("The road to Keran wa Manjan is closed.", "Keran wa Manjan", "Badakhshan")]
    [InlineData("The road to Kuran-o-Munjan is closed.", "Kuran-o-Munjan", "Badakhshan")]
    [InlineData("The road to Kiran-i-Munjan is closed.", "Kiran-i-Munjan", "Badakhshan")]
    [InlineData("Police left Baghlan Markazi district.", "Baghlan Markazi", "Baghlan")]
    public void A_district_is_read_in_many_orders_and_spellings(string text, string name, string province)
    {
        var place = BuiltInReader.Places(text).Single(p => p.Text == name);
        Assert.Equal((PlaceKind.District, province, "AF"), (place.Kind, place.Admin1, place.Country));
        Assert.NotNull(place.Id);
    }

    [Theory]
    [InlineData("They hold the districts of Darqad and Yangi Qala.")]
    [InlineData("They hold Darqad and Yangi Qala districts.")]
    [InlineData("They hold Darqad, Yangi Qala and two more.")]
    [InlineData("They hold Darqad Yangi Qala districts.")]
    public void Every_member_of_a_list_is_a_place(string text) =>
        Assert.Equal(["Darqad", "Yangi Qala"], BuiltInReader.Places(text).Select(p => p.Text));

    [Fact]
    public void A_list_of_provinces_shares_its_noun()
    {
        var places = BuiltInReader.Places("The capitals of the Kunduz, Takhar and Sar-e Pol provinces were calm.");
        Assert.Equal(["Kunduz", "Takhar", "Sar-e Pol"], places.Select(p => p.Text));
        Assert.All(places, p => Assert.Equal(PlaceKind.Admin1, p.Kind));
    }

    [Fact]
    public void A_place_the_gazetteer_lacks_lies_where_the_text_says()
    {
        var place = BuiltInReader.Places("Clashes broke out in the village of Zzarmukh in Takhar province.").Single(p => p.Text == "Zzarmukh");
        Assert.Null(place.Id);
        Assert.Equal((PlaceKind.Village, "Takhar", "AF"), (place.Kind, place.Admin1, place.Country));
        Assert.NotNull(place.Lat);
        Assert.InRange(place.Confidence, 0.01, 0.5);
    }

    [Theory]
    [InlineData("Governor Jalaluddin Ghazni spoke.")]
    [InlineData("The Khost Protection Force denied it.")]
    public void Names_of_persons_and_forces_are_no_places(string text) => Assert.Empty(BuiltInReader.Places(text));
}
