using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Events;
using Ingestion.EntityExtractor.Gazetteer;

namespace Ingestion.EntityExtractor.Correcting;

/// <summary>A reading with what analysts said of its events.</summary>
internal static class CorrectedReading
{
    /// <param name="said">Corrections by <see cref="EventKey"/>.</param>
    public static Enrichment Of(Enrichment reading, IReadOnlyDictionary<string, EventCorrection> said, PlaceIndex places)
    {
        var events = reading.Events.Select(e => said.TryGetValue(EventKey.Of(e), out var correction) ? Corrected(e, correction, places) : e)
            .OfType<ControlEvent>().OrderBy(e => e.Background).ToList();
        return reading with { Events = events, Alert = events.Any(EventExtractor.IsAlert) };
    }

    /// <returns>Null when it is none.</returns>
    private static ControlEvent? Corrected(ControlEvent read, EventCorrection correction, PlaceIndex places)
    {
        var verdict = correction.Verdict;
        if (verdict.Drop)
            return null;
        if (verdict.AsRead)
            return read with { Explanation = $"{read.Explanation} Read right, says {correction.Who}: {correction.Why.TrimEnd('.')}." };
        var corrected = read with { Status = verdict.Status ?? read.Status, Background = verdict.Background ?? read.Background };
        if (verdict.PlaceId is { } id)
            corrected = At(corrected, id, places.ById(id), places);
        return corrected with
        {
            Explanation = $"{read.Explanation} Corrected by {correction.Who}: {correction.Why.TrimEnd('.')} ({Changes(read, verdict)}).",
        };
    }

    /// <param name="place">Null when the gazetteers have lost it: the analyst's word stands, where it lies is no longer known.</param>
    private static ControlEvent At(ControlEvent told, PlaceId id, Place? place, PlaceIndex places) => told with
    {
        PlaceId = id,
        PlaceType = place?.Kind ?? PlaceKind.Unknown,
        Admin2 = place?.Admin2,
        Admin1 = place?.Admin1,
        Country = place?.Country == Place.SeveralCountries ? null : place?.Country,
        CountryName = places.CountryName(place?.Country),
        Lat = place?.Lat,
        Lon = place?.Lon,
        PlaceConfidence = 1,
        PlaceCandidates = [],
    };

    private static string Changes(ControlEvent read, Verdict verdict) => string.Join("; ", new[]
    {
        verdict.Status is null ? null : $"was read as {read.Status}",
        verdict.Background is null ? null : read.Background ? "was read as background" : "was read as new",
        verdict.PlaceId is null ? null : read.PlaceId is { } place ? $"was read as {place}" : "was read as no place of the gazetteer",
    }.OfType<string>());
}
