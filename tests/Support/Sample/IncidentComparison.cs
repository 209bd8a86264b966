namespace Ingestion.Tests.Sample;

internal static class IncidentComparison
{
    public static void Compare(IReadOnlyList<ExpectedIncident> expected, IReadOnlyList<ActualIncident> actual, List<SampleDifference> differences)
    {
        var left = actual.ToList();
        foreach (var wanted in expected)
        {
            var found = left.Find(i =>
                i.Place.Equals(wanted.Place, StringComparison.OrdinalIgnoreCase) && i.Action == wanted.Action && i.Admin1 == wanted.Admin1
            );
            if (found is not null)
            {
                left.Remove(found);
                CompareFields(wanted, found, differences);
            }
            else if (!wanted.Optional)
            {
                differences.Add(new SampleDifference(wanted.Name, "an incident", "none"));
            }
        }

        foreach (var surplus in left)
            differences.Add(
                new SampleDifference($"no other incident: {surplus.Place} {surplus.Action}".ToLowerInvariant(), "none", $"{surplus.Status}")
            );
    }

    private static void CompareFields(ExpectedIncident expected, ActualIncident actual, List<SampleDifference> differences)
    {
        void Check(string what, string wanted, string got)
        {
            if (wanted != got) differences.Add(new SampleDifference($"{expected.Name} {what}", wanted, got));
        }

        Check("status", $"{expected.Status}", $"{actual.Status}");
        if (expected.Sources is { } sources) Check("sources", $"{sources}", $"{actual.Sources}");
        Check("outlets", Sorted(expected.Outlets), Sorted(actual.Outlets));
    }

    private static string Sorted(IEnumerable<string> outlets) => string.Join(", ", outlets.Distinct().Order(StringComparer.Ordinal));
}
