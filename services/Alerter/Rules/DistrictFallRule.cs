using Ingestion.Alerter.Alerts;
using Ingestion.Alerter.Incidents;
using Ingestion.Contracts.V1;
using Microsoft.Extensions.Options;

namespace Ingestion.Alerter.Rules;

/// <summary>
/// Fires on a new report, still standing, that a place of a watched kind changed hands: claimed, confirmed or contested.
/// Background and mere denials never fire it.
/// </summary>
internal sealed class DistrictFallRule(IOptions<AlerterOptions> options)
{
    public const string Name = "new-district-fall";

    /// <summary>Grows when the rule decides differently.</summary>
    public const int Version = 1;

    private readonly HashSet<PlaceKind> _watched = [.. options.Value.PlaceKinds];

    /// <param name="ranked">An incident's statements, the strongest first.</param>
    /// <returns>Why it fires; null when it does not.</returns>
    public AlertRule? Judge(IEnumerable<Statement> ranked)
    {
        var reason = ranked.FirstOrDefault(s => s.Stands && s.Affirms && !s.Event.Background && _watched.Contains(s.Event.PlaceType));
        return reason is null ? null : new(Name, Version, Why(reason));
    }

    private static string Why(Statement s) =>
        $"{s.Report.Outlet} reported on {s.Said:yyyy-MM-dd} as news ({Word(s.Event.Status)}) that a place of a watched kind ({Word(s.Event.PlaceType)}) was {Word(s.Event.Action)}.";

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
