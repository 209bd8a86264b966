using System.Globalization;
using Ingestion.Contracts.V1;

namespace Ingestion.Tests.Sample;

/// <summary>Pairs expected and found events by place, action and age, optional ones by place alone; then compares the rest.</summary>
internal static class EventComparison
{
    public static void Compare(
        string name,
        IReadOnlyList<ExpectedEvent> expected,
        IReadOnlyList<ControlEvent> actual,
        List<SampleDifference> differences
    )
    {
        var left = actual.ToList();
        foreach (var wanted in expected.OrderBy(e => e.Optional))
        {
            var found = left.Find(e => Matches(wanted, e));
            if (found is not null)
            {
                left.Remove(found);
                CompareFields($"{name}: {Name(wanted)}", wanted, found, differences);
            }
            else if (!wanted.Optional)
            {
                differences.Add(new SampleDifference($"{name}: {Name(wanted)}", "an event", "none"));
            }
        }

        foreach (var surplus in left)
            differences.Add(
                new SampleDifference($"{name}: no other event", "none", $"{surplus.Action} {surplus.Place}: {surplus.Evidence.Sentence}")
            );
    }

    private static bool Matches(ExpectedEvent expected, ControlEvent actual)
    {
        if (expected.Place is null ? actual.Place is not null : !Holds(actual.Place, expected.Place)) return false;
        return expected.Optional || (expected.Action == actual.Action && expected.Background == actual.Background);
    }

    private static void CompareFields(string name, ExpectedEvent expected, ControlEvent actual, List<SampleDifference> differences)
    {
        if (expected.Optional) return;
        void Check(string what, bool holds, object? wanted, object? got)
        {
            if (!holds) differences.Add(new SampleDifference($"{name} {what}", $"{wanted}", $"{got ?? "nothing"}"));
        }

        Check("status", expected.Status == actual.Status, expected.Status, actual.Status);
        Check("province", expected.Admin1 is null || expected.Admin1 == actual.Admin1, expected.Admin1, actual.Admin1);
        Check("actor", expected.Actor is null || Holds(actual.Actor, expected.Actor), expected.Actor, actual.Actor);
        Check("loser", expected.FromActor is null || Holds(actual.FromActor, expected.FromActor), expected.FromActor, actual.FromActor);
        Check("date", expected.Date is null || IsNear(expected.Date, actual.Date), expected.Date, actual.Date);
    }

    /// <summary>Days may differ by one, as in the labelling guide's score; coarser dates must be the same.</summary>
    private static bool IsNear(string expected, string? actual)
    {
        if (Day(expected) is not { } wanted) return actual?.StartsWith(expected, StringComparison.Ordinal) == true;
        return Day(actual) is { } got && Math.Abs(wanted.DayNumber - got.DayNumber) <= 1;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A spelling may be longer than expected ("Ember Front fighters", "the district of Wadrin").</summary>
    private static bool Holds(string? actual, string expected) => actual?.Contains(expected, StringComparison.OrdinalIgnoreCase) == true;

    private static string Name(ExpectedEvent e) =>
        $"{e.Action} {e.Place ?? $"{e.PlaceCount} places"}{(e.Background ? " (background)" : "")}".ToLowerInvariant();
}
