namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>Unnamed places beside named ones: "two districts" whose names follow are no further events.</summary>
internal static class Counted
{
    public static IEnumerable<Change> WithoutRepeats(List<Change> changes)
    {
        var named = changes.Count(c => IsNamed(c) && !c.Background);
        var counts = new HashSet<(int?, bool)>();
        foreach (var change in changes)
        {
            if (IsNamed(change) || IsNew(change, named, counts)) yield return change;
        }
    }

    private static bool IsNamed(Change change) => change.Tellings[0].Report.Place.IsNamed;

    private static bool IsNew(Change change, int named, HashSet<(int?, bool)> counts)
    {
        var count = change.Tellings[0].Report.Place.Count;
        if (named > 0 && (count is null || count <= named)) return false;
        return counts.Add((count, change.Background));
    }
}
