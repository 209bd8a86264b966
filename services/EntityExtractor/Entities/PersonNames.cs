using Ingestion.Contracts.V1;
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
    private readonly Dictionary<ulong, CatalogueEntry> _known = [];

    public PersonNames(AnalysedText text, IEnumerable<TaggedName> names, IEnumerable<(NameSpan Span, CatalogueEntry Entry)> catalogued)
    {
        _text = text;
        var persons = catalogued.Where(c => c.Entry.Kind == EntityType.Person && c.Span.Count > 1).ToList();
        foreach (var (span, entry) in persons) _known.TryAdd(Key(span.Last), entry);
        var certain = persons.Select(p => p.Span).ToHashSet();
        foreach (var name in names.Where(n => n.Class == NameClass.Person && n.Span.Count > 1 && !certain.Contains(n.Span)))
        {
            var key = Key(name.Span.Last);
            if (!_fullest.TryGetValue(key, out var known) || name.Span.Count > known.Count) _fullest[key] = name.Span;
        }
    }

    /// <summary>The catalogue's person whose full name the text has and whose last name this is; null when none is, or another's full name ends the
    /// same.</summary>
    public CatalogueEntry? Known(NameSpan name) =>
        LastNames.Is(_text, name) && !_fullest.ContainsKey(Key(name.Last)) ? _known.GetValueOrDefault(Key(name.Last)) : null;

    /// <summary>The fullest form of the name in the text.</summary>
    public string Fullest(NameSpan name) =>
        _fullest.TryGetValue(Key(name.Last), out var full) && (LastNames.Is(_text, name) || Key(name.First) == Key(full.First))
            ? full.TextIn(_text)
            : name.TextIn(_text);

    private ulong Key(int token) => NameKey.Of(_text.Span(token)).Value;
}
