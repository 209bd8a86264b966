using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>How far a claim has come, replayed in the order in which things were said.</summary>
internal static class ClaimLife
{
    /// <summary>Each change of status, oldest first; never empty for at least one statement.</summary>
    public static IReadOnlyList<StatusChange> Of(IReadOnlyList<Statement> statements)
    {
        var history = new List<StatusChange>();
        foreach (var moment in Moments(statements))
        {
            var status = At(moment.Said, statements);
            if (history.Count == 0 || history[^1].Status != status)
                history.Add(new(status, moment.Said, moment.Learned, moment.Article, moment.Outlet));
        }

        return history;
    }

    /// <summary>
    /// Confirmed by the losing side, a monitor or an outlet's own voice, and disputed no later: confirmed. A claim that the loser
    /// disputes: contested; that anybody else denies: denied.
    /// </summary>
    private static ClaimStatus At(DateTimeOffset moment, IReadOnlyList<Statement> all)
    {
        var standing = all.Where(s => s.Said <= moment && !(s.Retracted?.Said <= moment)).ToList();
        if (standing.Count == 0) return ClaimStatus.Retracted;
        var confirmed = Latest(standing, ClaimStatus.Confirmed);
        var denied = Latest(standing, ClaimStatus.Denied);
        var contested = Latest(standing, ClaimStatus.Contested);
        if (confirmed is not null) return denied > confirmed || contested > confirmed ? ClaimStatus.Contested : ClaimStatus.Confirmed;
        if (denied is null) return contested is null ? ClaimStatus.Claimed : ClaimStatus.Contested;
        if (!standing.Exists(s => s.Affirms)) return ClaimStatus.Denied;
        return standing.Exists(s => IsRefutation(s, standing)) ? ClaimStatus.Denied : ClaimStatus.Contested;
    }

    private static DateTimeOffset? Latest(List<Statement> standing, ClaimStatus status) =>
        standing.Where(s => s.Event.Status == status).Select(s => (DateTimeOffset?)s.Said).Max();

    /// <summary>The loser's denial is one word against another; that of the claimant, or of nobody in the fight, weighs more.</summary>
    private static bool IsRefutation(Statement statement, List<Statement> standing)
    {
        if (statement.Event.Status != ClaimStatus.Denied) return false;
        var side = statement.Event.Evidence.SpeakerSide;
        if (side is null) return statement.Event.Evidence.Speaker is null;
        return standing.Exists(s => Direction.Of(s.Event).Gains.Side == side);
    }

    private static IEnumerable<Moment> Moments(IReadOnlyList<Statement> statements)
    {
        var said = statements.Select(s => new Moment(s.Said, s.Learned, s.Report.Article, s.Report.Outlet));
        var takenBack = statements.Select(s => s.Retracted).OfType<Moment>();
        return said.Concat(takenBack).OrderBy(m => m.Said).ThenBy(m => m.Article.Value, StringComparer.Ordinal);
    }
}
