using System.Text;
using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>A text with its names marked by hand, <c>[Start, End)</c> in UTF-16 units.</summary>
public sealed record MarkedText(string Text, IReadOnlyList<MarkedName> Names)
{
    /// <summary>Reads the bracket notation "[PER Ana Lind] left [LOC Vesk]".</summary>
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var names = new List<MarkedName>();
        for (var at = 0; at < marked.Length; at++)
        {
            if (marked[at] != '[' || Class(marked.AsSpan(at + 1)) is not { } name)
            {
                text.Append(marked[at]);
                continue;
            }

            var end = marked.IndexOf(']', at);
            var start = text.Length;
            text.Append(marked, at + 5, end - at - 5);
            names.Add(new MarkedName(start, text.Length, name));
            at = end;
        }

        return new MarkedText(text.ToString(), names);
    }

    private static NameClass? Class(ReadOnlySpan<char> tail) =>
        tail.StartsWith("PER ") ? NameClass.Person
        : tail.StartsWith("ORG ") ? NameClass.Organisation
        : tail.StartsWith("LOC ") ? NameClass.Place
        : null;
}

/// <summary>A name in a marked text.</summary>
public readonly record struct MarkedName(int Start, int End, NameClass Class);
