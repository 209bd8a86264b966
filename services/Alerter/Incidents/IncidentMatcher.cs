using System.Security.Cryptography;
using System.Text;
using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>The reports of one incident, and the id it keeps or gets.</summary>
internal sealed record Incident(string Id, IReadOnlyList<Report> Reports);

/// <summary>Which of the incidents known before each group of reports continues.</summary>
internal static class IncidentMatcher
{
    /// <param name="groups">The reports as they now belong together.</param>
    /// <param name="before">The incidents to which those reports were counted so far, the first raised first.</param>
    /// <param name="assigned">The incident to which a report was counted so far.</param>
    public static IReadOnlyList<Incident> Match(
        IReadOnlyList<IReadOnlyList<Report>> groups, IReadOnlyList<string> before, Func<Report, string?> assigned)
    {
        var open = groups.ToList();
        var incidents = new List<Incident>();
        foreach (var id in before)
        {
            var heir = open.Where(group => group.Any(r => assigned(r) == id)).MaxBy(group => group.Count(r => assigned(r) == id));
            if (heir is null) continue;
            open.Remove(heir);
            incidents.Add(new(id, heir));
        }

        foreach (var group in open) incidents.Add(new(FreshId(group[0], incidents), group));
        return incidents;
    }

    /// <summary>Named after what happened where and when, so that it does not depend on who reported first.</summary>
    private static string FreshId(Report first, List<Incident> taken)
    {
        var place = first.PlaceId?.Value ?? $"{first.Name}|{first.Event!.Admin1}|{first.Event.Country}";
        for (var attempt = 0; ; attempt++)
        {
            var id = Hash($"{place}|{first.Days.First:O}|{first.Event!.Action == ControlAction.Withdrawn}|{attempt}");
            if (!taken.Exists(incident => incident.Id == id)) return id;
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 10));
}
