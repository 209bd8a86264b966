using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>A row of <c>alerter_incidents</c>.</summary>
internal sealed class IncidentRow
{
    public string Id { get; init; } = "";

    public long Version { get; init; }

    public string Status { get; init; } = "";

    public string? PlaceId { get; init; }

    public string PlaceText { get; init; } = "";

    public string? Country { get; init; }

    public long Day { get; init; }

    public long? RaisedAt { get; init; }

    public long UpdatedAt { get; init; }

    public long Historical { get; init; }

    public string? Announced { get; init; }

    public string State { get; init; } = "";
}

/// <summary>A row of <c>alerter_versions</c>.</summary>
internal sealed class VersionRow
{
    public string Incident { get; init; } = "";

    public long Version { get; init; }

    public long At { get; init; }

    public string Reason { get; init; } = "";

    public string Status { get; init; } = "";

    public long Sources { get; init; }

    public string Headline { get; init; } = "";

    public string Article { get; init; } = "";

    public long Told { get; init; }

    public static VersionRow Of(string incident, AlertVersion version) => new()
    {
        Incident = incident,
        Version = version.Version,
        At = version.At.ToUnixTimeMilliseconds(),
        Reason = version.Reason.ToString(),
        Status = version.Status.ToString(),
        Sources = version.Sources,
        Headline = version.Headline,
        Article = version.Article.Value,
        Told = version.Told ? 1 : 0,
    };

    public AlertVersion ToVersion() => new(
        (int)Version, DateTimeOffset.FromUnixTimeMilliseconds(At), Enum.Parse<AmendmentReason>(Reason), Enum.Parse<ClaimStatus>(Status),
        (int)Sources, Headline, new ArticleId(Article), Told == 1);
}
