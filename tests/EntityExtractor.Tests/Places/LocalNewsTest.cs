using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

/// <summary>Towns of local news, which seldom says where they lie.</summary>
public sealed class LocalNewsTest
{
    [Fact]
    public void The_likeliest_of_several_towns_is_told_with_doubt()
    {
        var town = Assert.Single(BuiltInReader.Places("A man from Springfield was hurt on Monday."));

        Assert.NotNull(town.Id);
        Assert.True(town.Confidence < 0.5);
        Assert.Contains(town.Candidates, c => c.Name == "Springfield");
    }

    [Fact]
    public void A_district_name_of_several_provinces_stays_open() =>
        Assert.Null(
            Assert
                .Single(
                    BuiltInReader.Places("Afghan insurgents attacked Khanabad and Chaharburjak. They left Jaghatu district."),
                    p => p.Text == "Jaghatu"
                )
                .Id
        );

    [Fact]
    public void Towns_that_lie_together_are_meant_together() =>
        Assert.All(
            BuiltInReader.Places("The ferry from Rockport was late. Buses to Thomaston, Camden and Augusta waited for it."),
            p => Assert.Equal("Maine", p.Admin1)
        );

    [Theory]
    [InlineData("The shop sells in California, Maryland and Ohio.", "California")]
    [InlineData("The firm has plants in Maryland and California.", "California")]
    [InlineData("Farmers in Georgia and Alabama lost their peaches.", "Georgia")]
    public void A_state_goes_before_a_town_or_a_country_of_its_name(string text, string state)
    {
        var read = Assert.Single(BuiltInReader.Places(text), p => p.Text == state);

        Assert.Equal((PlaceKind.Admin1, "US"), (read.Kind, read.Country));
    }

    [Theory]
    [InlineData("The presidents of Georgia and Armenia met on Monday.", "Georgia", "GE")]
    [InlineData("The United States sent aid to Georgia after the war with Russia.", "Georgia", "GE")]
    [InlineData("The army left Monguno in Borno. In Niger, Bosso and Diffa were hit.", "Niger", "NE")]
    public void A_country_goes_before_a_division_of_its_name_where_no_other_stands_beside_it(string text, string name, string country) =>
        Assert.Equal(country, Assert.Single(BuiltInReader.Places(text), p => p.Text == name).Country);

    [Theory]
    [InlineData("Duxbury police closed the road.", "Duxbury")]
    [InlineData("A judge fined Velma Orlin, 30, of Conroe, on Monday.", "Conroe")]
    public void Its_people_make_a_name_a_town(string text, string town) =>
        Assert.Contains(BuiltInReader.Places(text), p => p.Text == town && p.Country == "US");

    [Fact]
    public void An_organisation_speaks_for_the_place_in_its_name() =>
        Assert.Equal(
            "PK",
            Assert.Single(BuiltInReader.Places("The Sindh Labour Party held a rally in Hyderabad."), p => p.Text == "Hyderabad").Country
        );

    [Fact]
    public void A_sheriff_speaks_for_America() =>
        Assert.Equal("US", Assert.Single(BuiltInReader.Places("The sheriff's deputies closed the road to York."), p => p.Text == "York").Country);

    [Fact]
    public void A_region_is_no_town_of_its_name() =>
        Assert.Equal(
            ["New England", "Midwest"],
            BuiltInReader.Places("The storm moved on to New England and the Midwest.").Where(p => p.Kind == PlaceKind.Region).Select(p => p.Name)
        );

    [Theory]
    [InlineData("Robert Hornsby left the court. The judge told Hornsby to pay.", "Hornsby")]
    [InlineData("Two men fled before a SWAT team came.", "SWAT")]
    [InlineData("Cases of Ebola were found. Ebola killed two.", "Ebola")]
    [InlineData("Two men fled. The SWAT, as it is called, came.", "SWAT")]
    [InlineData("Orlin County Sheriff Keith Woodhall spoke to the press.", "Sheriff Keith Woodhall")]
    [InlineData("District Judge Velma Tarn heard the case.", "Judge Velma Tarn")]
    public void What_only_bears_the_name_of_a_place_is_none(string text, string name) =>
        Assert.DoesNotContain(BuiltInReader.Places(text), p => p.Text == name);

    [Fact]
    public void A_surname_behind_in_is_a_town() =>
        Assert.Contains(BuiltInReader.Places("Robert Houston lives in Houston."), p => p is { Text: "Houston", Admin1: "Texas" });
}
