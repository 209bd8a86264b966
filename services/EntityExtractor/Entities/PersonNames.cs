using Ingestion.EntityExtractor.Entities.Tagging;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Places;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>Joins the mentions of a person: a last name alone stands for the full name in the same text.</summary>
internal sealed class PersonNames
{
    private readonly AnalysedText _text;
    private readonly Dictionary<ulong, NameSpan> _fullest = [];

    public PersonNames(AnalysedText text, IEnumerable<TaggedName> names)
    {
        _text = text;
        foreach (var name in names.Where(n => n.Class == NameClass.Person && n.Span.Count > 1))
        {
            var key = Key(name.Span.Last);
            if (!_fullest.TryGetValue(key, out var known) || name.Span.Count > known.Count) _fullest[key] = name.Span;
        }
    }

    /// <summary>The fullest form of the name in the text.</summary>
    public string Fullest(NameSpan name) =>
        _fullest.TryGetValue(Key(name.Last), out var full) && (name.Count == 1 || Key(name.First) == Key(full.First)) ? full.TextIn(_text) : name.TextIn(_text);

    private ulong Key(int token) => NameKey.Of(_text.Span(token)).Value;
}
