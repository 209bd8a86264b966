using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Gazetteer;

public sealed class PlaceFileTest
{
    private const string Header = "id,name,kind,admin1,admin2,country,lat,lon,aliases\n";

    [Fact]
    public void A_place_is_found_by_its_name_and_its_aliases()
    {
        var index = Index("xx:orl,Orl Valley,district,Vesk,,XX,10.5,20.25,Orel Valley|Orl\n");
        foreach (var name in new[] { "Orl Valley", "orl-valley", "Orél Valley", "Orl" })
        {
            var place = Assert.Single(All(index.Named(NameKey.Of(name))));
            Assert.Equal(new PlaceId("xx:orl"), place.Id);
            Assert.Equal(
                (PlaceKind.District, "Vesk", "Orl Valley", "XX", 10.5, 20.25),
                (place.Kind, place.Admin1, place.Admin2, place.Country, place.Lat!.Value, place.Lon!.Value)
            );
        }
    }

    [Fact]
    public void A_country_is_named_by_its_code()
    {
        var index = Index("xx,Orlland,country,,,XX,10.5,20.25,\nxx:orl,Orl Valley,district,Vesk,,XX,10.5,20.25,\n");
        Assert.Equal("Orlland", index.CountryName("XX"));
        Assert.Null(index.CountryName("YY"));
        Assert.Null(index.CountryName(null));
    }

    [Fact]
    public void A_quoted_field_may_hold_commas_quotes_and_line_breaks()
    {
        var index = Index("xx:1,\"Bridge \"\"Nine\"\",\nEast\",site,Vesk,,XX,,,\n");
        Assert.Equal("Bridge \"Nine\",\nEast", Assert.Single(All(index.Named(NameKey.Of("Bridge Nine East")))).Name);
    }

    [Theory]
    [InlineData("xx:1,Orl,district,V,,XX,91,0,\n", 2, "out of range")]
    [InlineData("xx:1,Orl,district,V,,XX,0,-180.5,\n", 2, "out of range")]
    [InlineData("xx:1,Orl,district,V,,XX,NaN,0,\n", 2, "out of range")]
    [InlineData("xx:1,Orl,district,V,,XX,ten,0,\n", 2, "no number")]
    [InlineData("xx:1,Orl,district,V,,XX,1,,\n", 2, "one coordinate")]
    [InlineData("xx:1,Orl,hill,V,,XX,1,1,\n", 2, "unknown kind")]
    [InlineData("xx:1,Orl,district,V,,XX,1,1,\nxx:1,Arl,district,V,,XX,1,1,\n", 3, "repeats the id")]
    [InlineData(",Orl,district,V,,XX,1,1,\n", 2, "no id")]
    [InlineData("xx:1,,district,V,,XX,1,1,\n", 2, "no name")]
    [InlineData("xx:1,Orl,district,V,,,1,1,\n", 2, "no country")]
    [InlineData("xx:1,Orl,district,V,,XX,1\n", 2, "7 fields")]
    [InlineData("xx:1,\"Orl,district,V,,XX,1,1,\n", 2, "never closed")]
    public void A_bad_line_is_refused_with_its_number_and_reason(string lines, int line, string reason)
    {
        var refused = Assert.Throws<UnusableFileException>(() => Index(lines));
        Assert.Contains(refused.Problems, p => p.Line == line && p.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.StartsWith("places.csv is not used: line ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf_8_is_refused_by_line()
    {
        var bytes = Encoding.Latin1.GetBytes(Header + "xx:1,Orl,district,V,,XX,1,1,\nxx:2,Örl,district,V,,XX,1,1,\n");
        var refused = Assert.Throws<UnusableFileException>(() => PlaceFile.Read("places.csv", bytes));
        Assert.Equal(new FileProblem(3, "is not UTF-8; save the file as UTF-8"), Assert.Single(refused.Problems));
    }

    [Fact]
    public void Another_header_is_refused()
    {
        var refused = Assert.Throws<UnusableFileException>(() => PlaceFile.Read("places.csv", "name,id\nOrl,1\n"u8.ToArray()));
        Assert.Equal(1, Assert.Single(refused.Problems).Line);
    }

    [Fact]
    public void A_place_of_an_earlier_layer_replaces_the_one_with_its_id()
    {
        var built = PlaceFile.Read("built-in", Encoding.UTF8.GetBytes(Header + "xx:1,Orl,district,V,,XX,1,1,\n"));
        var own = PlaceFile.Read("own", Encoding.UTF8.GetBytes(Header + "xx:1,Orl,town,V,,XX,2,2,\n"));
        Assert.Equal(PlaceKind.Town, Assert.Single(All(new PlaceIndex([own, built]).Named(NameKey.Of("Orl")))).Kind);
    }

    private static PlaceIndex Index(string lines) => new([PlaceFile.Read("places.csv", Encoding.UTF8.GetBytes(Header + lines))]);

    private static List<Place> All(PlaceMatches matches)
    {
        var places = new List<Place>();
        foreach (var place in matches) places.Add(place);
        return places;
    }
}
