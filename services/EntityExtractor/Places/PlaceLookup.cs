using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>What a name may mean: its places by name, else those of the name without its article, else those that only sound like it, else what it is a part of.</summary>
internal sealed class PlaceLookup(PlaceIndex gazetteer)
{
    private const int Most = 200;

    /// <summary>At most 200 readings of a name, in no order.</summary>
    public List<Reading> Readings(string name)
    {
        var bare = Articles.Without(name);
        if (Named(name) is { Count: > 0 } exact) return exact;
        if (bare is not null && Named(bare) is { Count: > 0 } without) return without;
        if (Sounding(name) is { Count: > 0 } alike) return alike;
        if (bare is not null && Sounding(bare) is { Count: > 0 } bareAlike) return bareAlike;
        return Whole(name) is { } whole ? Named(whole) : [];
    }

    /// <summary>"Seattle" of "West Seattle".</summary>
    private static string? Whole(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 && PlaceWords.IsCompassPoint(name.AsSpan(0, end)) && !CommonNames.Contains(NameKey.Of(name.AsSpan(end + 1))) ? name[(end + 1)..] : null;

    private List<Reading> Named(string name)
    {
        var readings = new List<Reading>();
        var matches = gazetteer.Named(NameKey.Of(name));
        while (readings.Count < Most && matches.MoveNext()) readings.Add(new Reading(matches.Current, matches.ByOtherName ? NameMatch.Other : NameMatch.First));
        return readings;
    }

    private List<Reading> Sounding(string name)
    {
        var readings = new List<Reading>();
        if (Consonants.KeyOf(name) is not { } sound) return readings;
        var matches = gazetteer.SoundingLike(sound);
        while (readings.Count < Most && matches.MoveNext()) readings.Add(new Reading(matches.Current, NameMatch.Sound));
        return readings;
    }
}
