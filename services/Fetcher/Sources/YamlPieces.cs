using System.Text.RegularExpressions;

namespace Ingestion.Fetcher.Sources;

/// <summary>Cuts a source file that is no YAML as a whole into its entries, so that the sound ones among them can be read.</summary>
internal static partial class YamlPieces
{
    /// <summary>One document an entry of the list under <c>sources:</c>, each with its entry on the line it has in the file; none where no such list
    /// begins.</summary>
    public static IReadOnlyList<YamlPiece> Of(string yaml)
    {
        var lines = yaml.ReplaceLineEndings("\n").Split('\n');
        var head = Array.FindIndex(lines, line => line.AsSpan().TrimEnd() is "sources:" || line.StartsWith("sources: #", StringComparison.Ordinal));
        if (head < 0) return [];
        var indent = Array.Find(lines[(head + 1)..], line => Dash().IsMatch(line)) is { } first ? first.IndexOf('-', StringComparison.Ordinal) : -1;
        var starts = Enumerable
            .Range(head + 1, lines.Length - head - 1)
            .Where(at => Dash().IsMatch(lines[at]) && lines[at].IndexOf('-', StringComparison.Ordinal) == indent)
            .ToList();
        return [.. starts.Select((start, at) => Piece(lines, start, at + 1 < starts.Count ? starts[at + 1] : lines.Length))];
    }

    private static YamlPiece Piece(string[] lines, int start, int end) =>
        new(start + 1, new string('\n', start - 1) + "sources:\n" + string.Join('\n', lines[start..end]));

    [GeneratedRegex(@"^\s*-(\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Dash();
}

/// <param name="Line">Where its entry begins in the file, from 1.</param>
/// <param name="Yaml">A document of that entry alone.</param>
internal sealed record YamlPiece(long Line, string Yaml);
