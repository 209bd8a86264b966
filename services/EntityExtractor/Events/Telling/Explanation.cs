using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events.Reports;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Says in words which constructions matched which words, and why this status, this day and this place.</summary>
internal static class Explanation
{
    public static string Of(Change change, ClaimStatus status, string? province, ArticleReading article) =>
        $"{Matches(change)}. {Status(change, status)}. {Day(change, article)}. {Place(change, province)}.";

    private static string Matches(Change change) =>
        string.Join("; ", change.Tellings.Take(4).Select(t => Match(t.Report)))
        + (change.Tellings.Count > 4 ? $"; {change.Tellings.Count - 4} more" : "");

    private static string Match(Report report) =>
        $"{report.Construction.Pattern}: '{report.Reading[report.Word].Lower}' at {report.Reading.StartOf(report.Word)}{(report.Evidence is null ? "" : " of the title")}";

    private static string Status(Change change, ClaimStatus status)
    {
        var speakers = change.Tellings.SelectMany(t => t.Report.Said).Select(s => s.Speaker).OfType<string>().Distinct().Take(3).ToList();
        return $"{status}: {(speakers.Count > 0 ? "said by " + string.Join(", ", speakers) : "told in the outlet's own voice")}";
    }

    private static string Day(Change change, ArticleReading article)
    {
        var date = change.Date;
        if (date.From is null) return "No day: none is told and none is known of the publication";
        var why = date.IsDefault ? "no day told, so that of publication" : $"'{date.Basis}' counted from the {Anchor(date.Anchor)}";
        return $"{date.Text}: {why}{Clock(article)}{(article.Days.IsFromText ? "; the text's own date replaced the stored one" : "")}{(change.Background ? "; background" : "")}";
    }

    private static string Clock(ArticleReading article) => article.Days.ClockOf is { } place ? $" by the clock of {place}" : "";

    private static string Anchor(DateAnchor anchor) => anchor switch
    {
        DateAnchor.Sentence => "sentence before",
        DateAnchor.Explicit => "calendar",
        _ => "publication",
    };

    private static string Place(Change change, string? province)
    {
        var place = change.Tellings[0].Report.Place;
        var how =
            place.PointsBack ? "pointed back to"
            : place.Mention is { } guess && Guesses.Is(guess) ? "of several places of the name none is likely enough"
            : place.Mention?.Id is { } id ? $"gazetteer {id}"
            : place.IsNamed ? "not in the gazetteer"
            : "counted, not named";
        return $"{place.Name ?? "Unnamed"}: {how}{(province is null ? "" : $", province {province}")}";
    }
}
