using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>An incident's next version, and whether somebody is to be told.</summary>
/// <param name="Alert">The version.</param>
/// <param name="Reason">What it is about.</param>
/// <param name="Announced">What the last announcement said, this one included.</param>
/// <param name="Notifies">True when people who follow it want to know.</param>
internal sealed record Amendment(Alert Alert, AmendmentReason Reason, string? Announced, bool Notifies)
{
    /// <summary>Told through channels, and not only stored.</summary>
    public bool IsTold => Notifies && !Alert.Historical;
}

/// <summary>Compares what an incident now is with what was stored and announced.</summary>
/// <param name="message">The article that brings it about.</param>
/// <param name="now">When.</param>
/// <param name="isOld">True when the article was published before the notifying window.</param>
internal sealed class Amender(ArticleEnriched message, DateTimeOffset now, bool isOld)
{
    /// <returns>Null when nothing changed.</returns>
    public Amendment? Amend(Alert? before, string? announced, Alert current)
    {
        var next = current with
        {
            Version = before?.Version ?? 0,
            Raised = before?.Raised,
            Rule = current.Rule ?? before?.Rule,
            Historical = before?.Historical ?? true,
            Updated = before?.Updated ?? default,
        };
        if (before is not null && AreEqual(before, next))
            return null;
        if (next.Rule is null)
            return new(next with { Version = next.Version + 1, Updated = now }, AmendmentReason.Details, announced, Notifies: false);
        var reason = ReasonOf(next, announced);
        var notifies = reason != AmendmentReason.Details && (next.Raised is null || !IsBackgroundOnly(current));
        return new(
            next with
            {
                Version = next.Version + 1,
                Updated = now,
                Raised = next.Raised ?? now,
                Historical = next.Historical && (isOld || !notifies),
            },
            reason,
            Announcement(next),
            notifies);
    }

    private static AmendmentReason ReasonOf(Alert next, string? announced)
    {
        if (next.Raised is null) return AmendmentReason.Raised;
        if (next.MergedInto is not null) return AmendmentReason.Merged;
        var (status, corroborated) = Read(announced);
        if (status != next.Status.ToString()) return AmendmentReason.StatusChanged;
        return next.Sources > 1 && !corroborated ? AmendmentReason.Corroborated : AmendmentReason.Details;
    }

    private static string Announcement(Alert alert) => $"{alert.Status}|{(alert.Sources > 1 ? "corroborated" : "single")}";

    private static (string Status, bool Corroborated) Read(string? announced)
    {
        var parts = (announced ?? "|").Split('|');
        return (parts[0], parts[1] == "corroborated");
    }

    /// <summary>An article that only looks back at the incident is stored with it, and troubles nobody.</summary>
    private bool IsBackgroundOnly(Alert current)
    {
        var own = current.Evidence!.Where(e => e.Article == message.Article.Id && e.Revision == message.Article.Revision).ToList();
        return own.Count > 0 && own.TrueForAll(e => e.Background);
    }

    private static bool AreEqual(Alert one, Alert other) => AlertJson.Write(one) == AlertJson.Write(other);
}
