using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>What one article says about one incident, in its newest wording.</summary>
/// <param name="Report">The wording.</param>
/// <param name="Said">When the article first said so.</param>
/// <param name="Learned">When that was fetched.</param>
/// <param name="Retracted">What took it back; null while it stands.</param>
internal sealed record Statement(Report Report, DateTimeOffset Said, DateTimeOffset Learned, Moment? Retracted)
{
    public ControlEvent Event => Report.Event!;

    public bool Stands => Retracted is null;

    public bool Affirms => Event.Status != ClaimStatus.Denied;
}

/// <summary>When something was published and fetched, and by whom.</summary>
internal sealed record Moment(DateTimeOffset Said, DateTimeOffset Learned, ArticleId Article, string Outlet);
