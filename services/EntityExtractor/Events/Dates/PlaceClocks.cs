using System.Collections.Frozen;
using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Data;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>What a place's clocks show: its country's standard time, summer time left out; in countries of several zones the sun's time.</summary>
internal static class PlaceClocks
{
    private const string BySun = "sun";
    private const double DegreesOfAnHour = 15;

    private static readonly FrozenDictionary<string, TimeSpan?> Countries = Read();

    /// <summary>How far the place is ahead of UTC; null when its country's time is not known.</summary>
    public static TimeSpan? OffsetAt(PlaceMention place)
    {
        if (place.Country is not { } country || !Countries.TryGetValue(country, out var standard)) return null;
        return standard ?? (place is { Kind: not PlaceKind.Country, Lon: { } east } ? TimeSpan.FromHours(Math.Round(east / DegreesOfAnHour)) : null);
    }

    private static FrozenDictionary<string, TimeSpan?> Read()
    {
        var problems = new List<FileProblem>();
        var rows = CsvFile.Read(BuiltIn.Read("clocks.csv"), ["hours", "countries"], problems);
        if (problems.Count > 0)
            throw new UnusableFileException("clocks.csv", problems);
        return rows.SelectMany(r => r.Fields[1].Split(' ').Select(country => (country, Offset: Offset(r.Fields[0]))))
            .ToFrozenDictionary(r => r.country, r => r.Offset);
    }

    private static TimeSpan? Offset(string hours) => hours == BySun ? null : TimeSpan.FromHours(double.Parse(hours, CultureInfo.InvariantCulture));
}
