using System.Globalization;
using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>
/// A newsroom's own places: CSV with the header <c>id,name,kind,admin1,admin2,country,lat,lon,aliases</c>, aliases separated by
/// <c>|</c>. A file is used whole or not at all.
/// </summary>
public static class PlaceFile
{
    public static readonly IReadOnlyList<string> Columns = ["id", "name", "kind", "admin1", "admin2", "country", "lat", "lon", "aliases"];

    /// <summary>Reads the places of a file.</summary>
    /// <param name="file">Its name, for the error.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="isTelling">False for names that are persons' and words as well: the text has to say that they are places.</param>
    /// <exception cref="UnusableFileException">When a line is wrong; it names every such line.</exception>
    public static PlaceTable Read(string file, byte[] bytes, bool isTelling = true)
    {
        var problems = new List<FileProblem>();
        var table = new PlaceTable();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(bytes, Columns, problems))
        {
            if (Place(row, seen, problems) is { } place)
                table.Add(
                    place with
                    {
                        Curated = isTelling,
                    },
                    row.Fields[8].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                );
        }

        if (problems.Count > 0) throw new UnusableFileException(file, problems);
        table.Freeze();
        return table;
    }

    private static Place? Place(CsvRow row, Dictionary<string, int> seen, List<FileProblem> problems)
    {
        var before = problems.Count;
        var (id, name, country) = (row.Fields[0], row.Fields[1], row.Fields[5]);
        void Refuse(string reason) => problems.Add(new FileProblem(row.Line, reason));
        if (id.Length == 0) Refuse("has no id");
        else if (!seen.TryAdd(id, row.Line)) Refuse($"repeats the id \"{id}\" of line {seen[id]}");
        if (name.Length == 0) Refuse("has no name");
        if (country.Length == 0) Refuse("has no country code");
        if (PlaceKinds.Parse(row.Fields[2]) is not { } kind) Refuse($"has the unknown kind \"{row.Fields[2]}\"; known are {PlaceKinds.Known}");
        else if (Degrees(row.Fields[6], 90, "lat", Refuse, out var lat) & Degrees(row.Fields[7], 180, "lon", Refuse, out var lon))
        {
            if (lat is null != lon is null) Refuse("has one coordinate of two");
            if (problems.Count == before) return Place(row, kind, lat, lon);
        }

        return null;
    }

    private static Place Place(CsvRow row, PlaceKind kind, double? lat, double? lon) => new()
    {
        Id = new PlaceId(row.Fields[0]),
        Name = row.Fields[1],
        Kind = kind,
        Admin1 = row.Fields[3].Length > 0 ? row.Fields[3] : kind == PlaceKind.Admin1 ? row.Fields[1] : null,
        Admin2 = row.Fields[4].Length > 0 ? row.Fields[4] : kind == PlaceKind.District ? row.Fields[1] : null,
        Country = row.Fields[5],
        Lat = lat,
        Lon = lon,
    };

    private static bool Degrees(string field, double bound, string column, Action<string> refuse, out double? degrees)
    {
        degrees = null;
        if (field.Length == 0)
            return true;
        if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            refuse($"has a {column} that is no number: \"{field}\"");
        else if (!(Math.Abs(value) <= bound))
            refuse($"has a {column} out of range: {field} is not between -{bound} and {bound}");
        else
            degrees = value;
        return degrees is not null;
    }
}
