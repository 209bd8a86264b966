using System.Globalization;
using Ingestion.Contracts.V1;

namespace Ingestion.Tests.Sample;

internal static class ArticleComparison
{
    public static void Compare(
        string name,
        ExpectedArticle expected,
        ActualArticle? actual,
        IReadOnlyList<string> furniture,
        List<SampleDifference> differences
    )
    {
        void Check(string what, object? wanted, object? got)
        {
            if (wanted is not null && !Equals(wanted, got))
                differences.Add(new SampleDifference($"{name}: {what}", wanted.ToString()!, got?.ToString() ?? "nothing"));
        }

        Check("outcome", expected.Outcome, actual?.Outcome);
        if (actual?.Outcome != expected.Outcome || expected.Outcome is "rejected" or "listing") return;
        if (expected.Outcome == "parts")
        {
            CompareParts(name, expected, actual, furniture, differences);
            return;
        }

        Check("title", expected.Title, actual.Title);
        Check("outlet", expected.Outlet, actual.Outlet);
        Check("published", Day(expected.Published), Published(expected.Published, actual.Published));
        Check("language", expected.Language, actual.Language);
        Check("relation", expected.Relation, actual.Relation?.ToString().ToLowerInvariant());
        Check("original", expected.Original, actual.Original);
        Check("revisions", expected.Revisions, actual.Revisions);
        Check("analysed", expected.Analysed, actual.Analysed);
        Check("alert", expected.Alert, actual.Alert);
        Check("furniture", "none", furniture.FirstOrDefault(words => actual.Text?.Contains(words, StringComparison.Ordinal) == true) ?? "none");
        foreach (var kind in expected.NearMisses)
            Check($"near miss {kind}", true, actual.NearMisses.Any(miss => Same(miss.Kind.ToString(), kind)));
        foreach (var retraction in expected.Retractions)
            Check($"retraction of {retraction.Place}", true, actual.Retractions.Any(r => Takes(r, retraction)));
        EventComparison.Compare(name, expected.Events, actual.Events, differences);
    }

    private static void CompareParts(
        string name,
        ExpectedArticle expected,
        ActualArticle actual,
        IReadOnlyList<string> furniture,
        List<SampleDifference> differences
    )
    {
        foreach (var part in expected.Parts)
        {
            var found = actual.Parts.FirstOrDefault(p => Same(p.Title, part.Title));
            Compare($"{name} part '{part.Title}'", part, found, furniture, differences);
        }

        if (expected.Parts.Count != actual.Parts.Count)
            differences.Add(
                new SampleDifference(
                    $"{name}: parts",
                    expected.Parts.Count.ToString(CultureInfo.InvariantCulture),
                    actual.Parts.Count.ToString(CultureInfo.InvariantCulture)
                )
            );
    }

    /// <summary>A day is compared to the day as the page wrote it, a moment to the minute.</summary>
    private static string? Published(string? expected, DateTimeOffset? actual) =>
        expected is { Length: > 10 }
            ? actual?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)
            : actual?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Day(string? expected) =>
        expected is { Length: > 10 } ? Published(expected, DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture)) : expected;

    private static bool Takes(Retraction actual, ExpectedRetraction expected) =>
        actual.Kind == expected.Kind
        && Same(actual.Place, expected.Place)
        && (expected.CorrectedTo is null || Same(actual.CorrectedTo, expected.CorrectedTo));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
