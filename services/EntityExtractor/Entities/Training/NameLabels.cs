using System.Collections.Frozen;
using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>What the labels of labelled sets mean ("PER", "politician", "Location"); <c>Data/name-labels.csv</c> lists them.</summary>
internal static class NameLabels
{
    private static readonly FrozenDictionary<string, NameClass>.AlternateLookup<ReadOnlySpan<char>> Classes = Load();

    /// <summary>The class of name that a label stands for; null for labels of other things.</summary>
    public static NameClass? ClassOf(ReadOnlySpan<char> label) => Classes.TryGetValue(label, out var name) ? name : null;

    private static FrozenDictionary<string, NameClass>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(Data.BuiltIn.Read("name-labels.csv"), ["class", "labels"], problems);
        if (problems.Count > 0) throw new UnusableFileException("name-labels.csv", problems);
        var labels = rows.SelectMany(r => r.Fields[1].Split('|').Select(label => (label, Enum.Parse<NameClass>(r.Fields[0], ignoreCase: true))));
        return labels.ToFrozenDictionary(p => p.label, p => p.Item2, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
