using System.Text.Json.Serialization;

namespace Ingestion.Contracts.V1;

/// <summary>
/// A report that a place passed, or is said to have passed, from one side to another.
/// Semantics follow the ACLED codebook's changes of territory.
/// </summary>
public sealed record ControlEvent
{
    public required ControlAction Action { get; init; }

    public required ClaimStatus Status { get; init; }

    /// <summary>True when older than seven days at publication, or told as history.</summary>
    public bool Background { get; init; }

    /// <summary>Who gains, as spelt; for <see cref="ControlAction.Withdrawn"/>: who leaves.</summary>
    public string? Actor { get; init; }

    public string? ActorId { get; init; }

    public string? ActorSide { get; init; }

    /// <summary>Who loses, as spelt.</summary>
    public string? FromActor { get; init; }

    public string? FromActorId { get; init; }

    public string? FromActorSide { get; init; }

    public Fighting Fighting { get; init; } = Fighting.Unknown;

    /// <summary>As spelt in the text; null for counted, unnamed places.</summary>
    public string? Place { get; init; }

    public PlaceKind PlaceType { get; init; }

    public PlaceId? PlaceId { get; init; }

    public string? Admin2 { get; init; }

    public string? Admin1 { get; init; }

    public string? Country { get; init; }

    /// <summary>What the gazetteer calls <see cref="Country"/>; null when it has no such country.</summary>
    public string? CountryName { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }

    public double PlaceConfidence { get; init; }

    public IReadOnlyList<PlaceCandidate> PlaceCandidates { get; init; } = [];

    /// <summary>How many places, when they are counted and not named ("ten districts").</summary>
    public int? PlaceCount { get; init; }

    /// <summary>How much of the place, when only a part changed hands ("90 % of the camp").</summary>
    public string? Partial { get; init; }

    /// <summary>When control changed: <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; null when unknown.</summary>
    public string? Date { get; init; }

    /// <summary>Last day, when <see cref="DatePrecision"/> is a range.</summary>
    public string? DateEnd { get; init; }

    public DatePrecision DatePrecision { get; init; }

    /// <summary>The words the date was read from.</summary>
    public string? DateBasis { get; init; }

    public DateAnchor DateAnchor { get; init; }

    public required EventEvidence Evidence { get; init; }

    /// <summary>Outlet or agency the text comes from, when not the outlet that shows it.</summary>
    public string? Origin { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Which patterns matched which words, why this status, this date, this place.</summary>
    public string? Explanation { get; init; }
}

/// <summary>The sentence that says it: <c>text[Start..End]</c> equals <see cref="Sentence"/>.</summary>
public sealed record EventEvidence(int Start, int End, string Sentence, string? Speaker = null, string? SpeakerSide = null);

/// <summary>What looks like a change of control and is none. Never alerts.</summary>
public sealed record NearMiss(NearMissKind Kind, EventEvidence Evidence, string? Place = null, PlaceId? PlaceId = null);

/// <summary>A statement that takes back or corrects an earlier one.</summary>
public sealed record Retraction(
    RetractionKind Kind,
    EventEvidence Evidence,
    string? Place = null,
    PlaceId? PlaceId = null,
    string? CorrectedTo = null
);

[JsonConverter(typeof(SnakeCaseEnum<ControlAction>))]
public enum ControlAction { Captured, Recaptured, Withdrawn, Surrendered }

[JsonConverter(typeof(SnakeCaseEnum<ClaimStatus>))]
public enum ClaimStatus { Claimed, Confirmed, Contested, Denied, Retracted }

[JsonConverter(typeof(SnakeCaseEnum<Fighting>))]
public enum Fighting { Unknown, Yes, No }

[JsonConverter(typeof(SnakeCaseEnum<DatePrecision>))]
public enum DatePrecision { None, Day, Week, Month, Year, Range }

[JsonConverter(typeof(SnakeCaseEnum<DateAnchor>))]
public enum DateAnchor { Publication, Sentence, Explicit }

[JsonConverter(typeof(SnakeCaseEnum<NearMissKind>))]
public enum NearMissKind { Other, Attempted, Repelled, Threatened, Planned, Besieged }

[JsonConverter(typeof(SnakeCaseEnum<RetractionKind>))]
public enum RetractionKind { Retracted, Corrected }
