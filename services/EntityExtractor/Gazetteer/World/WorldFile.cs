using System.IO.Compression;
using System.Text;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>
/// The product's own format for many places: Brotli over columns (division, area, GeoNames id, population, latitude, longitude,
/// number of names, names), numbers as differences from the row above, coordinates in ten-thousandths of a degree.
/// Places stand sorted by division and name, so that neighbours resemble one another.
/// </summary>
internal static class WorldFile
{
    private const uint Magic = 0x31574749; // "IGW1"
    private const double Scale = 10_000;
    private const int CityFrom = 100_000;
    private const int TownFrom = 5_000;

    public static void Write(Stream output, IReadOnlyList<WorldDivision> divisions, IReadOnlyList<string> areas, IReadOnlyList<WorldPlace> places)
    {
        using var brotli = new BrotliStream(output, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write7BitEncodedInt(divisions.Count);
        foreach (var division in divisions) Write(writer, division);
        writer.Write7BitEncodedInt(areas.Count);
        foreach (var area in areas) writer.Write(area);
        writer.Write7BitEncodedInt(places.Count);
        Column(writer, places, p => p.Division);
        Column(writer, places, p => p.Area);
        Column(writer, places, p => p.GeoNamesId);
        Column(writer, places, p => p.Population);
        Column(writer, places, p => Fixed(p.Lat));
        Column(writer, places, p => Fixed(p.Lon));
        Column(writer, places, p => p.OtherNames.Count);
        foreach (var place in places) Names(writer, place);
    }

    /// <summary>Reads a decompressed file.</summary>
    /// <exception cref="InvalidDataException">When it is of another format.</exception>
    public static PlaceTable Read(byte[] bytes)
    {
        var reader = new ByteReader(bytes);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("The world list is of another format; build it again.");
        var divisions = new WorldDivision[reader.ReadNumber()];
        for (var d = 0; d < divisions.Length; d++) divisions[d] = Division(ref reader);
        var areas = Strings(ref reader);
        var count = reader.ReadNumber();
        var (division, area, id) = (Column(ref reader, count), Column(ref reader, count), Column(ref reader, count));
        var (population, lat, lon, others) = (
            Column(ref reader, count),
            Column(ref reader, count),
            Column(ref reader, count),
            Column(ref reader, count)
        );
        var table = new PlaceTable(count, count + others.Sum() + count / 4);
        var secondLevel = new WorldAreas();
        var inhabitants = Inhabitants(divisions.Length, division, population);
        for (var d = 0; d < divisions.Length; d++) AddDivision(table, divisions[d], inhabitants[d]);
        for (var row = 0; row < count; row++)
        {
            table.Add(new Place
            {
                Id = new PlaceId($"gn:{id[row]}"),
                Name = reader.ReadString().ToString(),
                Kind = population[row] >= CityFrom ? PlaceKind.City : population[row] >= TownFrom ? PlaceKind.Town : PlaceKind.Village,
                Admin1 = divisions[division[row]].Name is { Length: > 0 } name ? name : null,
                Admin2 = area[row] == 0 ? null : areas[area[row] - 1],
                Country = divisions[division[row]].Country,
                Lat = lat[row] / Scale,
                Lon = lon[row] / Scale,
                Population = population[row],
            });
            for (var other = 0; other < others[row]; other++) table.AddOtherName(reader.ReadString());
            secondLevel.Count(division[row], area[row], lat[row] / Scale, lon[row] / Scale);
        }

        secondLevel.AddTo(table, divisions, areas);
        table.Freeze();
        return table;
    }

    /// <summary>Of each division's towns together.</summary>
    private static int[] Inhabitants(int divisions, int[] division, int[] population)
    {
        var sums = new int[divisions];
        for (var row = 0; row < division.Length; row++) sums[division[row]] += population[row];
        return sums;
    }

    private static void AddDivision(PlaceTable table, WorldDivision division, int inhabitants)
    {
        if (!division.IsPlace) return;
        var place = new Place
        {
            Id = new PlaceId($"gn1:{division.Country.ToLowerInvariant()}:{Letters.Fold(division.Name)}"),
            Name = division.Name,
            Kind = PlaceKind.Admin1,
            Admin1 = division.Name,
            Country = division.Country,
            Lat = division.Lat,
            Lon = division.Lon,
            Population = inhabitants,
        };
        table.Add(place, division.OtherNames);
    }

    private static void Names(BinaryWriter writer, WorldPlace place)
    {
        writer.Write(place.Name);
        foreach (var name in place.OtherNames) writer.Write(name);
    }

    private static void Write(BinaryWriter writer, WorldDivision division)
    {
        writer.Write(division.Country);
        writer.Write(division.Name);
        writer.Write(division.IsPlace);
        writer.Write(division.Lat);
        writer.Write(division.Lon);
        writer.Write7BitEncodedInt(division.OtherNames.Count);
        foreach (var name in division.OtherNames) writer.Write(name);
    }

    private static WorldDivision Division(ref ByteReader reader)
    {
        var (country, name, isPlace) = (reader.ReadString().ToString(), reader.ReadString().ToString(), reader.ReadByte() != 0);
        var (lat, lon) = (reader.ReadDouble(), reader.ReadDouble());
        return new WorldDivision(country, name, Strings(ref reader), lat, lon) { IsPlace = isPlace };
    }

    private static string[] Strings(ref ByteReader reader)
    {
        var items = new string[reader.ReadNumber()];
        for (var i = 0; i < items.Length; i++) items[i] = reader.ReadString().ToString();
        return items;
    }

    private static int Fixed(double degrees) => (int)Math.Round(degrees * Scale);

    private static void Column(BinaryWriter writer, IReadOnlyList<WorldPlace> places, Func<WorldPlace, int> value)
    {
        var above = 0;
        foreach (var place in places)
        {
            var difference = value(place) - above;
            writer.Write7BitEncodedInt((difference << 1) ^ (difference >> 31));
            above = value(place);
        }
    }

    private static int[] Column(ref ByteReader reader, int count)
    {
        var values = new int[count];
        var above = 0;
        for (var row = 0; row < count; row++)
        {
            var coded = reader.ReadNumber();
            above += (int)((uint)coded >> 1) ^ -(coded & 1);
            values[row] = above;
        }

        return values;
    }
}
