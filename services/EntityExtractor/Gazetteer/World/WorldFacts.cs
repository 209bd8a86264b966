using System.IO.Compression;

namespace Ingestion.EntityExtractor.Gazetteer.World;

/// <summary>Reads the facts that the world list is built from, and refuses them by line.</summary>
internal static class WorldFacts
{
    private const int Fields = 9;
    private const int MostProblems = 100;

    /// <summary>The rows below the header.</summary>
    /// <exception cref="UnusableFileException">When a line has other than nine fields, or repeats an id or, under another spelling, an area of a
    /// division.</exception>
    public static List<string[]> Read(string file)
    {
        var (rows, problems, line) = (new List<string[]>(), new List<FileProblem>(), 1);
        var (ids, areas) = (new Dictionary<string, int>(), new Dictionary<(string, string, string), (string Name, int Line)>());
        using var stream = File.OpenRead(file);
        using var reader = new StreamReader(
            file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream
        );
        reader.ReadLine();
        while (problems.Count < MostProblems && reader.ReadLine() is { } text)
        {
            var row = text.Split('\t');
            if (Problem(row, ++line, ids, areas) is { } reason) problems.Add(new FileProblem(line, reason));
            else rows.Add(row);
        }

        return problems.Count == 0 ? rows : throw new UnusableFileException(file, problems);
    }

    /// <summary>Areas have no id of their own: two that differ in capitals or marks alone would get one.</summary>
    private static string? Problem(
        string[] row,
        int line,
        Dictionary<string, int> ids,
        Dictionary<(string, string, string), (string Name, int Line)> areas
    )
    {
        if (row.Length != Fields) return $"has {row.Length} fields where nine are needed, separated by tabs";
        if (!ids.TryAdd(row[0], line)) return $"repeats the id \"{row[0]}\" of line {ids[row[0]]}";
        if (row[4].Length == 0 || areas.TryAdd((row[2], row[3], Letters.Fold(row[4])), (row[4], line))) return null;
        var known = areas[(row[2], row[3], Letters.Fold(row[4]))];
        return known.Name == row[4] ? null : $"names the area \"{row[4]}\" that line {known.Line} spells \"{known.Name}\"; give both one spelling";
    }
}
