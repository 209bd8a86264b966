using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>One reported change of control, as a document of its own: dashboards cannot count inside an article's document.</summary>
public sealed record EventDocument
{
    /// <summary>Article id and the event's number in the document, from 0: <c>…-0</c>.</summary>
    public required string Id { get; init; }

    public required long Version { get; init; }

    /// <summary>The article in the index that it belongs to.</summary>
    public required ArticleId ArticleId { get; init; }

    /// <summary>Whose text holds the evidence: the article itself, or the copy that adds it.</summary>
    public required ArticleId EvidenceId { get; init; }

    public required string Outlet { get; init; }

    /// <summary>Outlet or agency whose words these are, when not the outlet's.</summary>
    public string? Origin { get; init; }

    /// <summary>The gazetteer's name; the spelling in the text when it has none; null for counted places.</summary>
    public string? Place { get; init; }

    /// <summary>The spelling in the text.</summary>
    public string? PlaceText { get; init; }

    public PlaceId? PlaceId { get; init; }

    public PlaceKind PlaceType { get; init; }

    public int? PlaceCount { get; init; }

    public string? Admin2 { get; init; }

    public string? Admin1 { get; init; }

    public string? Country { get; init; }

    public GeoPoint? Location { get; init; }

    public required ControlAction Action { get; init; }

    public required ClaimStatus Status { get; init; }

    public string? Actor { get; init; }

    public string? ActorSide { get; init; }

    public string? FromActor { get; init; }

    public string? FromActorSide { get; init; }

    public bool Background { get; init; }

    /// <summary>As in <see cref="ControlEvent.Date"/>: <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }

    public string? DateEnd { get; init; }

    public DatePrecision DatePrecision { get; init; }

    /// <summary>When the text that holds the evidence was published; when it was fetched, if nothing says so.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The evidence sentence and its offsets in the text with the hash <see cref="TextHash"/>.</summary>
    public required string Sentence { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string TextHash { get; init; }

    public string? Speaker { get; init; }

    public string? SpeakerSide { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    public string? Explanation { get; init; }
}

/// <summary>Degrees, WGS 84; the form engines know as <c>geo_point</c>.</summary>
public sealed record GeoPoint(double Lat, double Lon);
