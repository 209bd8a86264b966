using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>A place as a phrase tells it: named, counted ("ten districts"), or pointed back to ("the district").</summary>
internal sealed record PlaceRef
{
    /// <summary>As spelt; null when the phrase has no name.</summary>
    public string? Name { get; init; }

    /// <summary>UTF-16 offsets of the name, or of the phrase when there is none.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    public PlaceKind Kind { get; init; }

    public int? Count { get; init; }

    /// <summary>"several villages": more than one, number unknown.</summary>
    public bool IsVague { get; init; }

    /// <summary>"the district", "it": named earlier.</summary>
    public bool PointsBack { get; init; }

    /// <summary>A post or building without a name of its own: no event.</summary>
    public bool IsMinor { get; init; }

    /// <summary>"90 percent", "most": the words that tell how much.</summary>
    public string? Partial { get; init; }

    /// <summary>Something but the capital says that the name is a place's.</summary>
    public bool IsEvident { get; init; }

    public string? Admin1 { get; init; }

    public PlaceMention? Mention { get; init; }

    public bool IsNamed => Name is not null;
}

/// <summary>One place or a list of them, and the last word of the phrase.</summary>
internal sealed record PlacePhrase(IReadOnlyList<PlaceRef> Places, int Last);
