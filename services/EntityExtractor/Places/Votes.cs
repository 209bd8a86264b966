using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Places;

/// <summary>What the tagger takes each token of a text for.</summary>
internal sealed class Votes(int tokens)
{
    private readonly List<TaggedName> _names = [];

    /// <summary>For each token the number of its name, from 1; 0 for none.</summary>
    private readonly int[] _numbers = new int[tokens];

    /// <summary>The name that the token is a part of; null when it is part of none.</summary>
    public TaggedName? this[int token] => _numbers[token] is var number and not 0 ? _names[number - 1] : null;

    /// <summary>Adds a name; it goes before those that were added earlier.</summary>
    public void Add(TaggedName name)
    {
        _names.Add(name);
        _numbers.AsSpan(name.Span.First, name.Span.Count).Fill(_names.Count);
    }
}
