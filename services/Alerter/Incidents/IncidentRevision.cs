using System.Data.Common;
using Ingestion.Alerter.Alerts;
using Ingestion.Alerter.Channels;
using Ingestion.Alerter.Rules;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>Writes what one article changes about the incidents around it.</summary>
internal sealed class IncidentRevision(
    ArticleEnriched message,
    Neighbourhood around,
    DistrictFallRule rule,
    WebhookList webhooks,
    AlerterOptions options,
    DateTimeOffset now,
    DbTransaction transaction
)
{
    private readonly IncidentTables _incidents = new(transaction);
    private readonly ReportTables _reports = new(transaction);
    private readonly DeliveryTable _deliveries = new(transaction);
    private readonly AlertComposer _composer = new(rule, around.Copies);
    private readonly StatementReader _statements = new(around.Takes, around.Retractions, around.Copies);
    private readonly Amender _amender = new(message, now, now - ReportReader.SaidAt(message.Article) > options.NotifyWithin);

    /// <returns>What is to be announced.</returns>
    public async Task<IReadOnlyList<AlertRaised>> WriteAsync(
        IReadOnlyList<Incident> incidents,
        IReadOnlyList<IncidentRow> before,
        Func<Report, string?> assigned
    )
    {
        var rows = before.ToDictionary(r => r.Id);
        foreach (var revived in await _incidents.FindAsync([.. incidents.Select(i => i.Id).Where(id => !rows.ContainsKey(id))]))
            rows.Add(revived.Id, revived);
        var raised = new List<AlertRaised>();
        foreach (var incident in incidents)
        {
            var moved = incident.Reports.Where(r => assigned(r) != incident.Id).ToList();
            if (moved.Count > 0) await _reports.AssignAsync(incident.Id, moved);
            await AmendAsync(_composer.Compose(incident.Id, _statements.Read(incident.Reports)), rows.GetValueOrDefault(incident.Id), raised);
        }

        foreach (var row in before.Where(r => incidents.All(i => i.Id != r.Id)))
        {
            if (incidents.Any(incident => incident.Reports.Any(r => assigned(r) == row.Id))) await MergeAsync(row, incidents, assigned, raised);
            else await TakeBackAsync(row, raised);
        }

        return raised;
    }

    /// <summary>The article was read anew, and nobody reports the incident any more.</summary>
    private async Task TakeBackAsync(IncidentRow row, List<AlertRaised> raised)
    {
        var last = AlertJson.Read(row.State);
        if (last.Status == ClaimStatus.Retracted || last.MergedInto is not null) return;
        var end = new StatusChange(ClaimStatus.Retracted, now, now, message.Article.Id, message.Article.Outlet);
        var taken = last with { Status = ClaimStatus.Retracted, Sources = 0, ClaimedBy = [], History = [.. last.History ?? [], end] };
        await AmendAsync(taken with { Headline = Headlines.Of(taken) }, row, raised);
    }

    /// <summary>All reports of this incident now belong to others: it ends, and says where it goes on.</summary>
    private Task MergeAsync(IncidentRow row, IReadOnlyList<Incident> incidents, Func<Report, string?> assigned, List<AlertRaised> raised)
    {
        var heir = incidents.MaxBy(incident => incident.Reports.Count(r => assigned(r) == row.Id))!;
        return AmendAsync(AlertJson.Read(row.State) with { MergedInto = heir.Id }, row, raised);
    }

    private async Task AmendAsync(Alert current, IncidentRow? row, List<AlertRaised> raised)
    {
        if (_amender.Amend(row is null ? null : AlertJson.Read(row.State), row?.Announced, current) is not { } amendment) return;
        var alert = amendment.Alert;
        await _incidents.WriteAsync(alert, amendment.Announced);
        await _incidents.AddVersionAsync(alert.Id, VersionOf(amendment));
        if (!amendment.Notifies) return;
        var key = $"{alert.Id}.{alert.Version}";
        raised.Add(new(key, alert.Id, alert.Version, alert.Headline, alert.Historical));
        if (amendment.IsTold)
            await _deliveries.AddAsync(
                new AlertNotice(key, amendment.Reason, alert),
                new RevisionId(message.Article.Id, message.Article.Revision),
                webhooks.Channels,
                now
            );
    }

    private AlertVersion VersionOf(Amendment amendment) =>
        new(
            amendment.Alert.Version,
            now,
            amendment.Reason,
            amendment.Alert.Status,
            amendment.Alert.Sources,
            amendment.Alert.Headline,
            message.Article.Id,
            amendment.IsTold
        );
}
