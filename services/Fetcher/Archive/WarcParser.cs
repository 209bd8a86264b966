using System.Globalization;
using System.Text;

namespace Ingestion.Fetcher.Archive;

/// <summary>Reads one record from the bytes of one.</summary>
internal static class WarcParser
{
    /// <exception cref="InvalidDataException">It is no WARC record, or shorter than it says.</exception>
    public static WarcRecord Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) throw new InvalidDataException("A WARC record has no end of its fields.");
        var fields = ParseFields(Encoding.UTF8.GetString(bytes, 0, end));
        var length = LengthOf(fields);
        if (length > bytes.Length - end - 4) throw new InvalidDataException("A WARC record is shorter than its Content-Length.");
        return new WarcRecord(fields, bytes.AsMemory(end + 4, (int)length));
    }

    /// <summary>The lines after the version line, continuation lines joined.</summary>
    public static List<KeyValuePair<string, string>> ParseFields(string head)
    {
        var lines = head.Split("\n");
        if (!lines[0].StartsWith("WARC/", StringComparison.Ordinal)) throw new InvalidDataException("A WARC record does not begin with its version.");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var line in lines.Skip(1).Select(l => l.TrimEnd('\r')))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length > 0 && line[0] is ' ' or '\t' && fields.Count > 0) fields[^1] = new(fields[^1].Key, fields[^1].Value + " " + line.Trim());
            else if (colon > 0) fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        return fields;
    }

    public static long LengthOf(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var text = fields.FirstOrDefault(f => f.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw new InvalidDataException($"A WARC record's Content-Length is '{text}'.");
    }
}
