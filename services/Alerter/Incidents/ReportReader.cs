using Ingestion.Contracts.V1;

namespace Ingestion.Alerter.Incidents;

/// <summary>Reads the reports and retractions out of an enriched article.</summary>
internal static class ReportReader
{
    /// <summary>A retraction speaks of what the outlet published in the weeks before it.</summary>
    private const int RetractionDays = 30;

    public static IReadOnlyList<Report> Read(ArticleEnriched message)
    {
        var reports = message.Enrichment.Events.Where(NamesAPlace).Select(reported => FromEvent(message, reported));
        var retractions = message.Enrichment.Retractions.Select(retraction => FromRetraction(message, retraction)).OfType<Report>();
        return [.. reports.Concat(retractions).Select((report, ordinal) => report with { Ordinal = ordinal })];
    }

    /// <summary>When the words of a revision were published: never after they were fetched.</summary>
    public static DateTimeOffset SaidAt(Article article)
    {
        var said = article.Revision == 1 ? article.Published : article.Modified > article.Published ? article.Modified : null;
        return said < article.Fetched ? said.Value : article.Fetched;
    }

    private static bool NamesAPlace(ControlEvent reported) =>
        Spelling.Fold(reported.Place).Length > 0 || (reported.PlaceCount > 0 && (reported.Admin1 ?? reported.Country) is not null);

    private static Report FromEvent(ArticleEnriched message, ControlEvent reported)
    {
        var report = About(message, reported.Evidence, reported.Place ?? $"{reported.PlaceCount} places", reported.PlaceId, reported.Origin);
        var takesBack = reported.Status == ClaimStatus.Retracted;
        return report with
        {
            Days = takesBack ? WeeksBefore(report.Said) : DayRange.Of(reported, report.Said),
            Event = takesBack ? null : reported,
            TakesBack = takesBack ? reported.Evidence : null,
        };
    }

    private static Report? FromRetraction(ArticleEnriched message, Retraction retraction)
    {
        var focus = message.Enrichment.Focus.Count == 1 ? message.Enrichment.Focus[0] : null;
        var place = retraction.Place ?? focus?.Text;
        if (Spelling.Fold(place).Length == 0) return null;
        var report = About(message, retraction.Evidence, place!, retraction.PlaceId ?? (retraction.Place is null ? focus?.Id : null), origin: null);
        return report with { Days = WeeksBefore(report.Said), TakesBack = retraction.Evidence };
    }

    private static DayRange WeeksBefore(DateTimeOffset said)
    {
        var day = DateOnly.FromDateTime(said.UtcDateTime);
        return new(day.AddDays(-RetractionDays), day);
    }

    private static Report About(ArticleEnriched message, EventEvidence evidence, string place, PlaceId? id, string? origin)
    {
        var article = message.Article;
        return new Report
        {
            Article = article.Id,
            Revision = article.Revision,
            Ordinal = 0,
            TextHash = article.TextHash,
            Title = article.Title,
            Url = article.Url,
            Outlet = article.Outlet,
            // What a copy adds of its own is its outlet's word, whoever wrote the rest.
            Origin = origin ?? (message.Original is null ? message.Enrichment.Origin ?? article.SyndicatedFrom : null),
            SharedWith = SharedWith(message, evidence),
            Said = SaidAt(article),
            Learned = article.Fetched,
            Days = default,
            Name = Spelling.Fold(place),
            PlaceId = id,
        };
    }

    private static IReadOnlyList<ArticleId> SharedWith(ArticleEnriched message, EventEvidence evidence)
    {
        if (message.Original is not null) return [];
        var decision = message.Decision;
        var shared = decision.Matched.Any(span => span.Start < evidence.End && evidence.Start < span.End);
        List<ArticleId> others = [decision.Cluster];
        if (shared && decision.Of is { } other) others.Add(other);
        if (shared) others.AddRange(decision.Contains);
        return [.. others.Distinct()];
    }
}
