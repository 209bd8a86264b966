using System.Text.Json.Serialization;

namespace Ingestion.Contracts.V1;

/// <summary>What an article's text says: who, where, and what changed hands.</summary>
public sealed record Enrichment
{
    /// <summary>ISO 639-1 code the text was read as; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>False when the text's language has no analyser: the absence of events then says nothing.</summary>
    public bool Analysed { get; init; }

    /// <summary>Sentences of an analysed text that were not read for events because they are in another language.</summary>
    public int ForeignSentences { get; init; }

    /// <summary>True when at least one event is new and claimed, confirmed or contested.</summary>
    public bool Alert { get; init; }

    /// <summary>The one to three places the article is about.</summary>
    public IReadOnlyList<PlaceMention> Focus { get; init; } = [];

    public IReadOnlyList<ControlEvent> Events { get; init; } = [];

    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    public IReadOnlyList<EntityMention> Entities { get; init; } = [];

    public IReadOnlyList<PlaceMention> Places { get; init; } = [];

    /// <summary>Earlier statements of the same outlet that this article takes back or corrects.</summary>
    public IReadOnlyList<Retraction> Retractions { get; init; } = [];

    /// <summary>Outlet or agency whose text this is, when the text says so; it counts as the source instead of the outlet.</summary>
    public string? Origin { get; init; }
}

/// <summary>A mention of a person, organisation or armed group: <c>text[Start..End]</c> is the mention.</summary>
public sealed record EntityMention
{
    public required string Text { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required EntityType Type { get; init; }

    /// <summary>The fullest name in the document, or the catalogue's.</summary>
    public required string Canonical { get; init; }

    /// <summary>Catalogue id; null for names the catalogue lacks.</summary>
    public string? Id { get; init; }

    /// <summary>Side in the conflict, from the catalogue.</summary>
    public string? Side { get; init; }

    /// <summary>Title or role before or after the name ("Badakhshan police chief").</summary>
    public string? Role { get; init; }
}

[JsonConverter(typeof(SnakeCaseEnum<EntityType>))]
public enum EntityType { Person, Organisation, ArmedGroup, Media, Government }

/// <summary>A mention of a place and what it was resolved to: <c>text[Start..End]</c> is the mention.</summary>
public sealed record PlaceMention
{
    public required string Text { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>Canonical name; the spelling in the text when the gazetteer lacks it.</summary>
    public required string Name { get; init; }

    /// <summary>Gazetteer id; null when the gazetteer lacks it or the text does not decide.</summary>
    public PlaceId? Id { get; init; }

    public required PlaceKind Kind { get; init; }

    public string? Admin2 { get; init; }

    public string? Admin1 { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or the fictional sample country's code.</summary>
    public string? Country { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>The readings that lost, best first.</summary>
    public IReadOnlyList<PlaceCandidate> Candidates { get; init; } = [];
}

public sealed record PlaceCandidate(PlaceId Id, string Name, string? Admin1, string? Country, double Score);

[JsonConverter(typeof(SnakeCaseEnum<PlaceKind>))]
public enum PlaceKind { Unknown, Country, Admin1, District, City, Town, Village, Neighbourhood, Site, Crossing, Region, River }
