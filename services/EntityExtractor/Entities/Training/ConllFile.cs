using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>
/// Reads labelled tokens a line; sentences end at a blank line. A line is a token and its tag behind a tab or the last space, or "number tab
/// token tab tag …" (.iob2). Tags may be written IOB, BIO or BIOES.
/// </summary>
public static class ConllFile
{
    private const int SentencesAText = 12;

    public static IEnumerable<MarkedText> Read(string file)
    {
        var (text, sentences) = (new TokenText(), 0);
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) continue;
            if (Fields(line) is var (token, tag))
            {
                Append(text, token, tag);
                continue;
            }

            text.EndSentence();
            if (++sentences % SentencesAText == 0) yield return text.Take();
        }

        yield return text.Take();
    }

    private static (string Token, string Tag)? Fields(string line)
    {
        var tabs = line.Split('\t');
        if (tabs.Length >= 3 && tabs[0].All(char.IsAsciiDigit) && IsTag(tabs[2])) return (tabs[1], tabs[2]);
        if (tabs.Length >= 2) return tabs[0].Length == 0 ? null : (tabs[0], tabs[1]);
        var space = line.LastIndexOf(' ');
        return space <= 0 ? null : (line[..space], line[(space + 1)..]);
    }

    private static bool IsTag(string field) =>
        field == "O" || (field.Length > 2 && field[0] is 'B' or 'I' or 'E' or 'S' && field[1] == '-' && char.IsLetter(field[2]));

    private static void Append(TokenText text, string token, string tag)
    {
        var before = text.Length;
        var (start, end) = text.Add(token);
        if (Class(tag) is not { } name || (tag[0] is 'I' or 'E' && text.Lengthen(before, end, name))) return;
        text.AddName(start, end, name);
    }

    private static NameClass? Class(string tag) => tag.Length > 2 && tag[1] == '-' ? NameLabels.ClassOf(tag.AsSpan(2)) : null;
}
