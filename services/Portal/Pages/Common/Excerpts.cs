namespace Ingestion.Portal.Pages.Common;

/// <summary>The beginning of a text.</summary>
internal static class Excerpts
{
    /// <returns>At most <paramref name="length"/> UTF-16 units, cut after a word and on one line, with … when it goes on.</returns>
    public static string Cut(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= length) return line;
        var space = line.LastIndexOf(' ', length);
        var end = space > length / 2 ? space : char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;
        return line[..end].TrimEnd(' ', ',', ';', '.') + "…";
    }
}
