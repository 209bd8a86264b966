namespace Ingestion.EntityExtractor.Events.Lexicon;

/// <summary>A table of the lexicon: the first line names the columns; no field holds a comma but the last.</summary>
internal static class LexiconFile
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(LexiconFile).Assembly.GetManifestResourceStream($"Events.Lexicon.{name}.csv")
            ?? throw new InvalidOperationException($"The lexicon file {name}.csv is not in the assembly.");
        using var reader = new StreamReader(stream);
        var columns = (reader.ReadLine() ?? "").Split(',').Length;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return Fields(name, line, columns);
        }
    }

    private static string[] Fields(string name, string line, int columns)
    {
        var fields = line.Split(',', columns);
        return fields.Length == columns
            ? fields
            : throw new InvalidOperationException($"{name}.csv: '{line}' has {fields.Length} of {columns} columns.");
    }
}
