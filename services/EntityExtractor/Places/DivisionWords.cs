using System.Collections.Frozen;
using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>Words for divisions that one country or two have: a text that speaks of an upazila is about Bangladesh.</summary>
internal static class DivisionWords
{
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Countries = Load()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>ISO 3166-1 alpha-2 codes; empty for any other word.</summary>
    public static IReadOnlyList<string> CountriesOf(ReadOnlySpan<char> word) => Countries.TryGetValue(word, out var countries) ? countries : [];

    private static FrozenDictionary<string, string[]> Load()
    {
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(BuiltIn.Read("division-words.csv"), ["word", "countries"], problems);
        if (problems.Count > 0) throw new UnusableFileException("division-words.csv", problems);
        return rows.ToFrozenDictionary(r => r.Fields[0], r => r.Fields[1].Split('|'), StringComparer.OrdinalIgnoreCase);
    }
}
