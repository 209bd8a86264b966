using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Text;
using Ingestion.Tests;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

/// <summary>Does what docs/places.md tells an analyst to do, with the page's own file and sentence.</summary>
public sealed class PlacesPageTest
{
    [Fact]
    public void The_pages_file_gives_the_places_of_its_sentence()
    {
        var page = File.ReadAllLines(Repository.At("docs", "places.md"));
        var csv = page.SkipWhile(l => l.Trim() != "```csv").Skip(1).TakeWhile(l => l.Trim() != "```").Select(l => l.Trim());
        var sentence = page.Single(l => l.Contains("Try a sentence", StringComparison.Ordinal)).Split('*')[1];
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "tarnland.csv");
        File.WriteAllLines(file, csv);

        var places = Knowledge.Load([file], []).Reader.Read(AnalysedText.Of(sentence)).Places;

        Assert.Equal(["Orvik Dal", "Helmar", "Sund Bridge"], places.Select(p => p.Name));
        Assert.Equal([PlaceKind.District, PlaceKind.Admin1, PlaceKind.Crossing], places.Select(p => p.Kind));
        Assert.All(places, p => Assert.Equal(("XT", "Helmar"), (p.Country, p.Admin1)));
        Assert.All(places, p => Assert.NotNull(p.Lat));
    }

    [Fact]
    public void A_province_of_the_newsrooms_own_list_is_one_in_a_table_too()
    {
        var knowledge = Knowledge.Load([Repository.At("samples", "gazetteer", "velmaria.csv")], []);
        var names = knowledge.Reader.Read(
            AnalysedText.Of(
                "The Lantern Conflict Observatory recorded 19 incidents in Velmaria.\nProvince Killed Wounded Incidents\nTirvash 7 8 3\nQesran 1 1 1\nOmbrava 0 2 1"
            ),
            [],
            null,
            null
        );

        Assert.Equal(["Tirvash", "Qesran", "Ombrava"], names.Places.Where(p => p.Kind == PlaceKind.Admin1).Select(p => p.Name));
        Assert.DoesNotContain(names.Entities, e => e.Text == "Qesran");
    }
}
