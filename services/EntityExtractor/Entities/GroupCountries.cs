using System.Collections.Frozen;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>The countries that armed groups and forces fight in: a report that names the group is likely about one of them.</summary>
public static class GroupCountries
{
    private static readonly FrozenDictionary<string, string[]> Countries = Load();

    /// <summary>ISO 3166-1 alpha-2 codes for an entry of the catalogue; empty for others.</summary>
    public static IReadOnlyList<string> Of(string? id) => id is not null && Countries.TryGetValue(id, out var countries) ? countries : [];

    private static FrozenDictionary<string, string[]> Load()
    {
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(Data.BuiltIn.Read("active-in.csv"), ["id", "countries"], problems);
        return problems.Count == 0
            ? rows.ToFrozenDictionary(r => r.Fields[0], r => r.Fields[1].Split('|'))
            : throw new UnusableFileException("active-in.csv", problems);
    }
}
