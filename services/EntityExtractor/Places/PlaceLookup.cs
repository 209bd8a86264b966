using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Places;

/// <summary>What a name may mean: its places by name, else those of the name without its article, else those that only sound like it, else what it is
/// a part of.</summary>
internal sealed class PlaceLookup(PlaceIndex gazetteer)
{
    private const int Most = 200;

    /// <summary>At most 200 readings of a name, in no order.</summary>
    public List<Reading> Readings(ReadOnlySpan<char> name)
    {
        var readings = new List<Reading>();
        var (matches, bySound) = Find(name);
        while (readings.Count < Most && matches.MoveNext())
            readings.Add(
                new Reading(
                    matches.Current,
                    bySound ? NameMatch.Sound
                        : matches.ByOtherName ? NameMatch.Other
                        : NameMatch.First
                )
            );
        return readings;
    }

    /// <summary>Of the readings of a name those that are no country and no region and are spelt like it.</summary>
    public List<Place> Towns(ReadOnlySpan<char> name)
    {
        var towns = new List<Place>();
        var (matches, bySound) = Find(name);
        for (var read = 0; read < Most && matches.MoveNext(); read++)
        {
            if (matches.Current.Kind is not (PlaceKind.Country or PlaceKind.Region) && (!bySound || Spellings.AreAlike(name, matches.Current.Name)))
                towns.Add(matches.Current);
        }

        return towns;
    }

    private (PlaceMatches Matches, bool BySound) Find(ReadOnlySpan<char> name)
    {
        var bare = Articles.Without(name);
        if (gazetteer.Named(NameKey.Of(name)) is var exact && exact.Any()) return (exact, false);
        if (!bare.IsEmpty && gazetteer.Named(NameKey.Of(bare)) is var without && without.Any()) return (without, false);
        if (Sounding(name) is { } alike && alike.Any()) return (alike, true);
        if (!bare.IsEmpty && Sounding(bare) is { } bareAlike && bareAlike.Any()) return (bareAlike, true);
        return (Whole(name) is { IsEmpty: false } whole ? gazetteer.Named(NameKey.Of(whole)) : exact, false);
    }

    private PlaceMatches? Sounding(ReadOnlySpan<char> name) => Consonants.KeyOf(name) is { } sound ? gazetteer.SoundingLike(sound) : null;

    /// <summary>"Seattle" of "West Seattle".</summary>
    private static ReadOnlySpan<char> Whole(ReadOnlySpan<char> name) =>
        name.IndexOf(' ') is var end and > 0 && PlaceWords.IsCompassPoint(name[..end]) && !CommonNames.Contains(NameKey.Of(name[(end + 1)..]))
            ? name[(end + 1)..]
            : [];
}
