using System.Text;
using Ingestion.Contracts.V1;

namespace Ingestion.Search.Queries;

/// <summary>Turns an excerpt with marks inside into plain text and the spans that were marked.</summary>
internal static class MarkedText
{
    /// <param name="field">Of the document.</param>
    /// <param name="marked">The excerpt.</param>
    /// <param name="open">Stands before a match; stray ones are dropped.</param>
    /// <param name="close">Stands after a match.</param>
    public static Highlight Read(string field, string marked, char open, char close)
    {
        var text = new StringBuilder(marked.Length);
        var marks = new List<TextSpan>();
        int? start = null;
        foreach (var c in marked)
        {
            if (c == open)
            {
                start ??= text.Length;
            }
            else if (c != close)
            {
                text.Append(c is '\n' ? ' ' : c);
            }
            else if (start is { } from)
            {
                if (text.Length > from) marks.Add(new(from, text.Length));
                start = null;
            }
        }

        return new Highlight(field, text.ToString(), marks);
    }
}
