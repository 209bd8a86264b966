using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Entities;

/// <summary>A person, organisation or group that a catalogue knows.</summary>
public sealed record CatalogueEntry
{
    public required string Id { get; init; }

    /// <summary>The canonical name first, then other names, acronyms and spellings.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required EntityType Kind { get; init; }

    /// <summary>Side in its conflict; the parent's when its own is not given; null when neither says.</summary>
    public string? Side { get; init; }

    /// <summary>Id of the entry that this one belongs to.</summary>
    public string? Parent { get; init; }

    public string? Wikidata { get; init; }

    public string Canonical => Names[0];
}
