using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Gazetteer;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Places;

/// <summary>District names that several Afghan provinces have, as the gazetteer itself has them.</summary>
public sealed class SharedDistrictNamesTest
{
    private static readonly Lazy<IReadOnlyList<IGrouping<string, Place>>> Shared = new(() =>
        [
            .. Knowledge
                .Load([], [])
                .Places.All()
                .Where(p => p is { Curated: true, Kind: PlaceKind.District, Country: "AF" })
                .GroupBy(p => p.Name)
                .Where(g => g.Skip(1).Any()),
        ]
    );

    public static TheoryData<string> Names => [.. Shared.Value.Select(g => g.Key)];

    public static TheoryData<string, string> NamesAndProvinces => [.. Shared.Value.SelectMany(g => g.Select(p => (g.Key, p.Admin1!)))];

    [Fact]
    public void There_are_eleven() => Assert.Equal(11, Shared.Value.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_in_several_provinces_stays_ambiguous_and_says_so(string name)
    {
        var place = BuiltInReader.Places($"Shots were heard in {name} district.").Single();
        Assert.Equal((null, null, "AF", PlaceKind.District), (place.Id, place.Admin1, place.Country, place.Kind));
        Assert.Equal((null, null), (place.Lat, place.Lon));
        var provinces = Shared.Value.Single(g => g.Key == name).Select(p => p.Admin1);
        Assert.Empty(provinces.Except(place.Candidates.Select(c => c.Admin1)));
    }

    [Theory]
    [MemberData(nameof(NamesAndProvinces))]
    public void The_province_behind_it_decides(string name, string province) =>
        Means(name, province, $"Shots were heard in {name} district of {province} province.");

    [Theory]
    [MemberData(nameof(NamesAndProvinces))]
    public void So_does_the_province_of_another_sentence(string name, string province) =>
        Means(name, province, $"Shots were heard in {name} district. {province} officials gave no details.");

    [Theory]
    [MemberData(nameof(NamesAndProvinces))]
    public void So_does_the_owner_before_it(string name, string province) =>
        Means(name, province, $"Elders in {province}'s {name} district complained.");

    private static void Means(string name, string province, string text)
    {
        var place = BuiltInReader.Places(text).First(p => p.Text == name);
        var meant = Shared.Value.Single(g => g.Key == name).Single(p => p.Admin1 == province);
        Assert.Equal((meant.Id, province), (place.Id, place.Admin1));
    }
}
