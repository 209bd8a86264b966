using System.Globalization;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>
/// Builds the world list from tab-separated facts of GeoNames: <c>geonameid, name, country, admin1, admin2, population, lat, lon,
/// alt_names</c>, gzipped or plain. Names that English text never carries are left out.
/// </summary>
public static class WorldFileBuilder
{
    /// <summary>Writes the world list.</summary>
    /// <param name="facts">The tab-separated file; a name ending in .gz is decompressed.</param>
    /// <param name="divisionNames">CSV <c>country,division,name,aliases</c>: the press's names of first-level divisions.</param>
    /// <param name="curated">Hand-kept places; a division that one of them describes is not listed again.</param>
    /// <param name="output">Where the list goes.</param>
    /// <returns>How many places were written.</returns>
    /// <exception cref="UnusableFileException">When a line of the facts has other than nine fields, or repeats an id or, under another spelling, an
    /// area.</exception>
    public static int Build(string facts, string divisionNames, PlaceTable curated, Stream output)
    {
        var press = PressNames(divisionNames);
        var rows = WorldFacts.Read(facts);
        var divisions = Divisions(rows, press, curated);
        var numbers = divisions.Select((d, i) => (d, i)).ToDictionary(p => (p.d.Country, p.d.Name), p => p.i);
        var areas = rows.Select(r => r[4]).Where(a => a.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
        var areaNumbers = areas.Select((a, i) => (a, i)).ToDictionary(p => p.a, p => p.i + 1);
        var places = rows.ConvertAll(r => Place(r, numbers[(r[2], Press(r[2], r[3], press).Name)], r[4].Length > 0 ? areaNumbers[r[4]] : 0));
        places.Sort((a, b) => a.Division != b.Division ? a.Division.CompareTo(b.Division) : string.CompareOrdinal(a.Name, b.Name));
        WorldFile.Write(output, divisions, areas, places);
        return places.Count;
    }

    private static Dictionary<(string Country, string Division), (string Name, string[] Aliases)> PressNames(string file)
    {
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(File.ReadAllBytes(file), ["country", "division", "name", "aliases"], problems);
        if (problems.Count > 0) throw new UnusableFileException(file, problems);
        return rows.ToDictionary(r => (r.Fields[0], r.Fields[1]), r => (r.Fields[2], r.Fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static (string Name, IReadOnlyList<string> Aliases) Press(
        string country,
        string division,
        Dictionary<(string, string), (string Name, string[] Aliases)> press
    )
    {
        if (press.TryGetValue((country, division), out var known)) return (known.Name, [.. known.Aliases, division]);
        var bare = DivisionNames.Bare(division);
        return bare == division ? (division, []) : (bare, [division]);
    }

    private static List<WorldDivision> Divisions(
        List<string[]> rows,
        Dictionary<(string, string), (string Name, string[] Aliases)> press,
        PlaceTable curated
    )
    {
        var described = curated.Places.Where(p => p.Kind == PlaceKind.Admin1).Select(p => (p.Country, p.Name)).ToHashSet();
        return
        [
            .. rows.GroupBy(r => (Country: r[2], Press(r[2], r[3], press).Name))
                .OrderBy(g => g.Key.Country, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => new WorldDivision(
                    g.Key.Country,
                    g.Key.Name,
                    [.. g.SelectMany(r => Press(r[2], r[3], press).Aliases).Distinct()],
                    g.Average(r => Number(r[6])),
                    g.Average(r => Number(r[7]))
                )
                {
                    IsPlace = g.Key.Name.Length > 0 && !described.Contains(g.Key),
                }),
        ];
    }

    private static WorldPlace Place(string[] row, int division, int area) => new(
        int.Parse(row[0], CultureInfo.InvariantCulture), row[1], division, area, int.Parse(row[5], CultureInfo.InvariantCulture),
        Number(row[6]), Number(row[7]), SpellingFilter.Useful(row[1], row[8].Split('|')));

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
