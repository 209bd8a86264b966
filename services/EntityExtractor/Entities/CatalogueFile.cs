using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>
/// A newsroom's own persons, organisations and groups: CSV with the header <c>id,names,kind,side,parent,wikidata</c>, names
/// separated by <c>|</c>, the canonical one first. A file is used whole or not at all.
/// </summary>
public static class CatalogueFile
{
    public static readonly IReadOnlyList<string> Columns = ["id", "names", "kind", "side", "parent", "wikidata"];

    private static readonly Dictionary<string, EntityType> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["person"] = EntityType.Person,
        ["organisation"] = EntityType.Organisation,
        ["armed_group"] = EntityType.ArmedGroup,
        ["media"] = EntityType.Media,
        ["government"] = EntityType.Government,
    };

    /// <summary>Reads the entries of a file; a parent may stand in the file itself or in <paramref name="below"/>.</summary>
    /// <exception cref="UnusableFileException">When a line is wrong; it names every such line.</exception>
    public static IReadOnlyList<CatalogueEntry> Read(string file, byte[] bytes, IReadOnlyDictionary<string, CatalogueEntry> below)
    {
        var problems = new List<FileProblem>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var entries = new Dictionary<string, CatalogueEntry>(StringComparer.Ordinal);
        foreach (var row in CsvFile.Read(bytes, Columns, problems))
        {
            if (Entry(row, lines, problems) is { } entry) entries[entry.Id] = entry;
        }

        foreach (var entry in entries.Values) CheckParents(entry, entries, below, lines[entry.Id], problems);
        if (problems.Count > 0) throw new UnusableFileException(file, problems);
        return [.. entries.Values.Select(e => e with { Side = SideOf(e, entries, below) })];
    }

    private static CatalogueEntry? Entry(CsvRow row, Dictionary<string, int> lines, List<FileProblem> problems)
    {
        var before = problems.Count;
        var names = row.Fields[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        void Refuse(string reason) => problems.Add(new FileProblem(row.Line, reason));
        if (row.Fields[0].Length == 0)
            Refuse("has no id");
        else if (!lines.TryAdd(row.Fields[0], row.Line))
            Refuse($"repeats the id \"{row.Fields[0]}\" of line {lines[row.Fields[0]]}");
        if (names.Length == 0)
            Refuse("has no name");
        if (!Kinds.TryGetValue(row.Fields[2], out var kind))
            Refuse($"has the unknown kind \"{row.Fields[2]}\"; known are {string.Join(", ", Kinds.Keys)}");
        return problems.Count > before
            ? null
            : new CatalogueEntry
            {
                Id = row.Fields[0],
                Names = names,
                Kind = kind,
                Side = OrNull(row.Fields[3]),
                Parent = OrNull(row.Fields[4]),
                Wikidata = OrNull(row.Fields[5]),
            };
    }

    private static void CheckParents(
        CatalogueEntry entry,
        Dictionary<string, CatalogueEntry> entries,
        IReadOnlyDictionary<string, CatalogueEntry> below,
        int line,
        List<FileProblem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { entry.Id };
        for (var parent = entry.Parent; parent is not null && entries.TryGetValue(parent, out var above); parent = above.Parent)
        {
            if (seen.Add(parent)) continue;
            problems.Add(new FileProblem(line, $"makes a cycle of parents: {string.Join(" > ", seen)} > {parent}"));
            return;
        }

        if (entry.Parent is { } direct && !entries.ContainsKey(direct) && !below.ContainsKey(direct))
        {
            problems.Add(new FileProblem(line, $"has the unknown parent \"{direct}\""));
        }
    }

    private static string? SideOf(CatalogueEntry entry, Dictionary<string, CatalogueEntry> entries, IReadOnlyDictionary<string, CatalogueEntry> below)
    {
        if (entry.Side is not null || entry.Parent is not { } parent) return entry.Side;
        return entries.TryGetValue(parent, out var above) ? SideOf(above, entries, below) : below[parent].Side;
    }

    private static string? OrNull(string field) => field.Length == 0 ? null : field;
}
