using System.Text;
using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>Reads labelled tokens a line (CoNLL: "token tag", or "number tab token tab tag …"); sentences end at a blank line.</summary>
public static class ConllFile
{
    private const int SentencesAText = 12;
    private const string NoSpaceBefore = ".,;:!?)%]”’";

    public static IEnumerable<MarkedText> Read(string file)
    {
        var (text, names, sentences) = (new StringBuilder(), new List<MarkedName>(), 0);
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith('#')) continue;
            if (Fields(line) is var (token, tag))
            {
                Append(text, names, token, tag);
                continue;
            }

            text.Append('\n');
            if (++sentences % SentencesAText > 0) continue;
            yield return new MarkedText(text.ToString(), [.. names]);
            text.Clear();
            names.Clear();
        }

        yield return new MarkedText(text.ToString(), names);
    }

    private static (string Token, string Tag)? Fields(string line)
    {
        var tabs = line.Split('\t');
        if (tabs.Length >= 3) return (tabs[1], tabs[2]);
        var space = line.LastIndexOf(' ');
        return space <= 0 ? null : (line[..space], line[(space + 1)..]);
    }

    private static void Append(StringBuilder text, List<MarkedName> names, string token, string tag)
    {
        var glued = text.Length == 0 || text[^1] is '\n' or '(' or '“' or '$' || NoSpaceBefore.Contains(token[0], StringComparison.Ordinal) || token.StartsWith("'s", StringComparison.Ordinal) || token == "n't";
        var before = text.Length;
        if (!glued) text.Append(' ');
        var start = text.Length;
        text.Append(token);
        if (Class(tag) is not { } name) return;
        if (tag[0] == 'I' && names.Count > 0 && names[^1].End == before && names[^1].Class == name) names[^1] = names[^1] with { End = text.Length };
        else names.Add(new MarkedName(start, text.Length, name));
    }

    private static NameClass? Class(string tag) => tag.Length < 5 ? null : tag[2..] switch
    {
        "PER" => NameClass.Person,
        "ORG" => NameClass.Organisation,
        "LOC" => NameClass.Place,
        _ => null,
    };
}
