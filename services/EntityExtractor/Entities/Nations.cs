using System.Collections.Frozen;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Words that tell a state: the adjective of a nationality, the country's name, the seat of its government ("Kyiv", "the
/// Kremlin").</summary>
public static class Nations
{
    private static readonly FrozenDictionary<string, string> Names = Load();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByWord = Names.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>ISO 3166-1 alpha-2 code of the state that one word tells; null for other words.</summary>
    public static string? Of(ReadOnlySpan<char> word) =>
        Demonyms.BuiltIn.CountryOf(word) ?? (ByWord.TryGetValue(word, out var country) ? country : null);

    /// <summary>The state of the first word that tells one, "Turkish-backed" left out; null when there is none.</summary>
    public static string? In(string text)
    {
        foreach (var word in text.Split([' ', '\u00A0', '\'', '’'])) if (Of(word) is { } nation) return nation;
        return null;
    }

    private static FrozenDictionary<string, string> Load()
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Read("governments.csv", ["country", "words"]))
        {
            foreach (var word in row.Fields[1].Split('|')) found[word] = row.Fields[0];
        }

        foreach (var row in Read("countries.csv", ["id", "name", "kind", "admin1", "admin2", "country", "lat", "lon", "aliases"]))
            found.TryAdd(row.Fields[1], row.Fields[5]);
        return found.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<CsvRow> Read(string file, string[] columns)
    {
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(Data.BuiltIn.Read(file), columns, problems);
        return problems.Count == 0 ? rows : throw new UnusableFileException(file, problems);
    }
}
