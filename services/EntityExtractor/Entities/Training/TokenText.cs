using System.Text;
using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>Puts the tokens of a labelled file together to a text as it is written: no space before a comma or behind a bracket.</summary>
internal sealed class TokenText
{
    private const string NoSpaceBefore = ".,;:!?)%]”’";

    private readonly StringBuilder _text = new();
    private readonly List<MarkedName> _names = [];

    /// <summary>Adds a token and returns where it stands.</summary>
    public (int Start, int End) Add(string token)
    {
        if (!IsGlued(token)) _text.Append(' ');
        var start = _text.Length;
        _text.Append(token);
        return (start, _text.Length);
    }

    public void EndSentence() => _text.Append('\n');

    public void AddName(int start, int end, NameClass name) => _names.Add(new MarkedName(start, end, name));

    /// <summary>Makes the last name end at <paramref name="end"/>, if it is of that class and ends at <paramref name="before"/>.</summary>
    public bool Lengthen(int before, int end, NameClass name)
    {
        if (_names.Count == 0 || _names[^1].End != before || _names[^1].Class != name) return false;
        _names[^1] = _names[^1] with { End = end };
        return true;
    }

    /// <summary>The text so far, and begins another.</summary>
    public MarkedText Take()
    {
        var taken = new MarkedText(_text.ToString(), [.. _names.OrderBy(n => n.Start)]);
        _text.Clear();
        _names.Clear();
        return taken;
    }

    /// <summary>The length of the text so far.</summary>
    public int Length => _text.Length;

    private bool IsGlued(string token) =>
        _text.Length == 0
        || _text[^1] is '\n' or '(' or '“' or '$'
        || NoSpaceBefore.Contains(token[0], StringComparison.Ordinal)
        || token.StartsWith("'s", StringComparison.Ordinal)
        || token == "n't";
}
