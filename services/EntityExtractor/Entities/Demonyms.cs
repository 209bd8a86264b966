using System.Collections.Frozen;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Adjectives of nationality and the countries they mean.</summary>
public sealed class Demonyms
{
    private readonly FrozenDictionary<string, string> _countries;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _byWord;

    private Demonyms(IEnumerable<CsvRow> rows)
    {
        var countries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            foreach (var word in row.Fields[1].Split('|')) countries[word] = row.Fields[0];
        }

        _countries = countries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byWord = _countries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Demonyms BuiltIn { get; } = Load();

    /// <summary>Every adjective known.</summary>
    public IEnumerable<string> Words => _countries.Keys;

    /// <summary>ISO 3166-1 alpha-2 code of the country whose adjective this is ("Iraqi", "South Korean"); null for other words.</summary>
    public string? CountryOf(ReadOnlySpan<char> adjective) =>
        _byWord.TryGetValue(adjective, out var country) ? country : null;

    private static Demonyms Load()
    {
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(Data.BuiltIn.Read("demonyms.csv"), ["country", "words"], problems);
        return problems.Count == 0 ? new Demonyms(rows) : throw new UnusableFileException("demonyms.csv", problems);
    }
}
