using System.Text;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Folders;

/// <summary>YAML between two <c>---</c> lines at the top of a text or Markdown file.</summary>
public static class FrontMatter
{
    /// <summary>What the front matter says, null when there is none, and the bytes after it.</summary>
    /// <exception cref="InvalidDataException">The front matter is no YAML, or has a wrong value.</exception>
    public static (ItemHint? Hint, byte[] Body) Split(byte[] bytes, string path)
    {
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var rest = bytes.AsSpan(start);
        if (!rest.StartsWith("---\n"u8) && !rest.StartsWith("---\r\n"u8)) return (null, bytes);
        var end = rest[3..].IndexOf("\n---"u8);
        if (end < 0) return (null, bytes);
        var after = rest[(3 + end + 4)..];
        var line = after.IndexOf((byte)'\n');
        return (Sidecar.Parse(Encoding.UTF8.GetString(rest[3..(3 + end)]), path), line < 0 ? [] : after[(line + 1)..].ToArray());
    }
}
