using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>
/// The reports of a revision whose decision has turned: those of its new reading, in the incidents that the reading before had
/// them in. What a copy has from its original is not read again; those reports stay, as the original's words.
/// </summary>
internal sealed record Reading(IReadOnlyList<StoredReport> Reports)
{
    /// <param name="reports">Of the new reading.</param>
    /// <param name="before">Of the reading before.</param>
    /// <param name="original">Whose copy it is now; null when it stands alone, and was read whole.</param>
    public static Reading Of(IReadOnlyList<Report> reports, IReadOnlyList<StoredReport> before, ArticleId? original)
    {
        var read = reports.Select(report => new StoredReport(report, before.FirstOrDefault(old => AreOne(old.Report, report))?.Incident));
        var shared = original is null ? [] : before.Where(old => !reports.Any(report => AreOne(old.Report, report)))
            .Select(old => old with { Report = old.Report with { SharedWith = [original.Value] } });
        return new([.. read.Concat(shared).Select((stored, ordinal) => stored with { Report = stored.Report with { Ordinal = ordinal } })]);
    }

    private static bool AreOne(Report one, Report other) => one.Name == other.Name && EvidenceOf(one) == EvidenceOf(other);

    private static (int Start, int End, bool IsRetraction) EvidenceOf(Report report)
    {
        var evidence = report.TakesBack ?? report.Event!.Evidence;
        return (evidence.Start, evidence.End, report.Event is null);
    }
}
