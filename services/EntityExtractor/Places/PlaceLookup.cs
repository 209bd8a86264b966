using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>What a name may mean: its places by name, else those of the name without its article, else those that only sound like it, else what it is a part of.</summary>
internal sealed class PlaceLookup(PlaceIndex gazetteer)
{
    private const int Most = 200;

    /// <summary>At most 200 readings of a name, in no order.</summary>
    public List<Reading> Readings(ReadOnlySpan<char> name)
    {
        var bare = Articles.Without(name);
        var readings = new List<Reading>();
        if (AddNamed(name, readings) || (!bare.IsEmpty && AddNamed(bare, readings))) return readings;
        if (AddSounding(name, readings) || (!bare.IsEmpty && AddSounding(bare, readings))) return readings;
        if (Whole(name) is { IsEmpty: false } whole) AddNamed(whole, readings);
        return readings;
    }

    /// <summary>"Seattle" of "West Seattle".</summary>
    private static ReadOnlySpan<char> Whole(ReadOnlySpan<char> name) =>
        name.IndexOf(' ') is var end and > 0 && PlaceWords.IsCompassPoint(name[..end]) && !CommonNames.Contains(NameKey.Of(name[(end + 1)..])) ? name[(end + 1)..] : [];

    private bool AddNamed(ReadOnlySpan<char> name, List<Reading> readings)
    {
        var matches = gazetteer.Named(NameKey.Of(name));
        while (readings.Count < Most && matches.MoveNext()) readings.Add(new Reading(matches.Current, matches.ByOtherName ? NameMatch.Other : NameMatch.First));
        return readings.Count > 0;
    }

    private bool AddSounding(ReadOnlySpan<char> name, List<Reading> readings)
    {
        if (Consonants.KeyOf(name) is not { } sound) return false;
        var matches = gazetteer.SoundingLike(sound);
        while (readings.Count < Most && matches.MoveNext()) readings.Add(new Reading(matches.Current, NameMatch.Sound));
        return readings.Count > 0;
    }
}
