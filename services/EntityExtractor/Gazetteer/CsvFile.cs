using System.Text;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>A record of a CSV file and the line it begins on, from 1.</summary>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>Reads CSV as RFC 4180 describes it, in strict UTF-8.</summary>
public static class CsvFile
{
    private const int LikelyFields = 9;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The rows under a header that must name exactly <paramref name="columns"/>; problems go to <paramref name="problems"/>.</summary>
    public static List<CsvRow> Read(byte[] bytes, IReadOnlyList<string> columns, List<FileProblem> problems)
    {
        if (Decode(bytes, problems) is not { } text) return [];
        var rows = Rows(text, problems);
        if (rows.Count == 0 || !rows[0].Fields.Select(f => f.Trim()).SequenceEqual(columns, StringComparer.OrdinalIgnoreCase))
        {
            problems.Add(new FileProblem(1, $"the header must be \"{string.Join(',', columns)}\""));
            return [];
        }

        rows.RemoveAt(0);
        foreach (var row in rows.Where(r => r.Fields.Count != columns.Count))
        {
            problems.Add(
                new FileProblem(
                    row.Line,
                    $"has {row.Fields.Count} fields where the header has {columns.Count}; a field with a comma stands in double quotes"
                )
            );
        }

        return rows.FindAll(r => r.Fields.Count == columns.Count);
    }

    private static string? Decode(byte[] bytes, List<FileProblem> problems)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(start + wrong.Index, 0, bytes.Length)).Count((byte)'\n');
            problems.Add(new FileProblem(line, "is not UTF-8; save the file as UTF-8"));
            return null;
        }
    }

    private static List<CsvRow> Rows(string text, List<FileProblem> problems)
    {
        var rows = new List<CsvRow>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var begin = line;
            if (Row(text, ref at, ref line) is not { } fields)
            {
                problems.Add(new FileProblem(begin, "has a double quote that is never closed"));
                break;
            }

            if (fields.Count > 1 || fields[0].Length > 0) rows.Add(new CsvRow(begin, fields));
        }

        return rows;
    }

    private static List<string>? Row(string text, ref int at, ref int line)
    {
        var fields = new List<string>(LikelyFields);
        while (true)
        {
            if (Field(text, ref at, ref line) is not { } field) return null;
            fields.Add(field);
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            EndLine(text, ref at);
            line++;
            return fields;
        }
    }

    private static string? Field(string text, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == '"') return Quoted(text, ref at, ref line);
        var rest = text.AsSpan(at);
        var field = rest.IndexOfAny(',', '\r', '\n') is var end and >= 0 ? rest[..end] : rest;
        at += field.Length;
        return field.Trim().ToString();
    }

    private static string? Quoted(string text, ref int at, ref int line)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') line++;
            if (text[at] != '"') field.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
            else return Closed(text, ref at, field);
        }

        return null;
    }

    private static string Closed(string text, ref int at, StringBuilder field)
    {
        at++;
        while (at < text.Length && text[at] is not ',' and not '\r' and not '\n') field.Append(text[at++]);
        return field.ToString().Trim();
    }

    private static void EndLine(string text, ref int at)
    {
        if (at < text.Length && text[at] == '\r') at++;
        if (at < text.Length && text[at] == '\n') at++;
    }
}
