using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Places;

/// <summary>A name taken for a place, and what the words around it say of it.</summary>
public sealed record PlaceSpan(NameSpan Span)
{
    /// <summary>What the text calls it ("district"); null when it does not say.</summary>
    public PlaceKind? Cue { get; init; }

    /// <summary>True when the gazetteer has the name in one of its spellings.</summary>
    public bool Known { get; init; }

    /// <summary>True when the tagger took it for a place.</summary>
    public bool Tagged { get; init; }
}
