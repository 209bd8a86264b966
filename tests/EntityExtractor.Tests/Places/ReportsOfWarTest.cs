using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Entities;
using Ingestion.EntityExtractor.Gazetteer;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

/// <summary>How short reports of war write places: what holds them in brackets, areas of districts, units of many countries.</summary>
public sealed class ReportsOfWarTest
{
    [Theory]
    [InlineData("Students marched in Kelvaro sub-district on Monday.", "Kelvaro")]
    [InlineData("Youths of Bwarel Area Council blocked the road.", "Bwarel")]
    [InlineData("Fighters burned three villages (Yavora, Afel and Kafran) on Monday.", "Yavora|Afel|Kafran")]
    [InlineData("The dead came from four villages, including Yavora and Afel.", "Yavora|Afel")]
    public void The_word_for_its_kind_makes_a_name_a_place(string text, string names) =>
        Assert.Equal(names.Split('|'), BuiltInReader.Places(text).Select(p => p.Text));

    [Fact]
    public void A_town_that_alone_in_its_country_bears_the_name_may_lie_in_a_province_by_its_former_name() =>
        Assert.NotNull(Assert.Single(BuiltInReader.Places("Police fired on a march in Merauke, Papua."), p => p.Text == "Merauke").Id);

    [Theory]
    [InlineData("Gunmen burnt the school in Zerbalo (Markoye, Oudalan).", "Zerbalo", "BF", "Sahel")]
    [InlineData("Two soldiers died in the Kharvest area of Maywand district, Kandahar.", "Kharvest", "AF", "Kandahar")]
    [InlineData("Gunmen shot a farmer in Dorvak village (Danmusa LGA, Katsina).", "Dorvak", "NG", "Katsina")]
    [InlineData("A convoy was hit at Orvenda, Cabo Delgado.", "Orvenda", "MZ", "Cabo Delgado")]
    public void A_place_that_the_gazetteer_lacks_lies_in_what_the_text_says(string text, string name, string country, string division)
    {
        var place = Assert.Single(BuiltInReader.Places(text), p => p.Text == name);

        Assert.Null(place.Id);
        Assert.Equal((country, division), (place.Country, place.Admin1));
        Assert.NotNull(place.Lat);
        Assert.True(place.Confidence <= 0.3);
    }

    [Theory]
    [InlineData("Shells hit a mill at Bara in the south of Idlib.", "Bara", "SY")]
    [InlineData("A policeman was killed in the Haidarabad area of Nahr-e Saraj district, Helmand.", "Haidarabad", "AF")]
    [InlineData("A bridge was blown up at Karak in Daraa.", "Karak", "SY")]
    [InlineData("A clinic opened in Mafa Local Government Area, Borno State.", "Mafa", "NG")]
    [InlineData("An official was shot in Kalahandi district.", "Kalahandi", "IN")]
    public void What_a_name_lies_in_decides_which_place_it_is(string text, string name, string country) =>
        Assert.Equal(country, Assert.Single(BuiltInReader.Places(text), p => p.Text == name).Country);

    [Fact]
    public void One_name_lies_where_another_mention_of_it_is_said_to_lie()
    {
        var places = BuiltInReader
            .Places("Raiders came from Zerbalo in Borno. Families fled Zerbalo at night.")
            .Where(p => p.Text == "Zerbalo")
            .ToList();

        Assert.Equal(["NG", "NG"], places.Select(p => p.Country));
    }

    [Theory]
    [InlineData("On Monday shells fell in As Sabvaa (Tripoli).", "As Sabvaa")]
    [InlineData("On Monday armed men killed two in Foz do Iguacu, Parana.", "Foz do Iguacu")]
    public void Articles_and_particles_belong_to_a_name(string text, string name) =>
        Assert.Contains(BuiltInReader.Places(text), p => p.Text == name);

    [Fact]
    public void Two_capitals_are_a_state_only_behind_a_comma()
    {
        Assert.DoesNotContain(BuiltInReader.Places("The AL men marched through Dhaka."), p => p.Country == "US");
        Assert.Contains(BuiltInReader.Places("The storm reached Mobile, AL, on Monday."), p => p is { Text: "AL", Country: "US" });
    }

    [Fact]
    public void A_group_speaks_for_the_countries_it_fights_in() =>
        Assert.Equal("LB", Assert.Single(BuiltInReader.Places("Hezbollah said that shots were fired in Tripoli."), p => p.Text == "Tripoli").Country);

    [Fact]
    public void Countries_are_given_for_known_groups_alone()
    {
        var catalogue = CatalogueFile
            .Read("catalogue.csv", BuiltIn.Read("catalogue.csv"), new Dictionary<string, CatalogueEntry>())
            .Select(e => e.Id)
            .ToHashSet();
        var countries = BuiltInReader.Knowledge.Places.All().Where(p => p.Kind == PlaceKind.Country).Select(p => p.Country).ToHashSet();
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(BuiltIn.Read("active-in.csv"), ["id", "countries"], problems);

        Assert.Empty(problems);
        Assert.All(rows, r => Assert.Contains(r.Fields[0], catalogue));
        Assert.All(rows.SelectMany(r => r.Fields[1].Split('|')), c => Assert.Contains(c, countries));
    }

    [Fact]
    public void Several_villages_of_one_name_lie_in_it() =>
        Assert.Equal(PlaceKind.Admin1, Assert.Single(BuiltInReader.Places("The army has liberated nine villages of Hiran in two weeks.")).Kind);

    [Fact]
    public void A_name_does_not_run_on_into_a_preposition() =>
        Assert.Contains(BuiltInReader.Places("The fighters lost the naval base at Baga to soldiers on Monday."), p => p.Text == "Baga");
}
