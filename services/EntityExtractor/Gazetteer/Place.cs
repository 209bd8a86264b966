using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Gazetteer;

/// <summary>One place that a gazetteer knows.</summary>
public sealed record Place
{
    /// <summary>The country code of regions that lie in several countries (ISO 3166 leaves it to users).</summary>
    public const string SeveralCountries = "ZZ";

    public required PlaceId Id { get; init; }

    /// <summary>The name shown to readers.</summary>
    public required string Name { get; init; }

    public required PlaceKind Kind { get; init; }

    /// <summary>First-level division it lies in (province, governorate, state); its own name when it is one.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Second-level division it lies in (district, county); its own name when it is one.</summary>
    public string? Admin2 { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or the code a newsroom gave its country.</summary>
    public required string Country { get; init; }

    /// <summary>Degrees north, -90 to 90; null when only the name is known.</summary>
    public double? Lat { get; init; }

    /// <summary>Degrees east, -180 to 180; null when only the name is known.</summary>
    public double? Lon { get; init; }

    /// <summary>Inhabitants; 0 when unknown.</summary>
    public int Population { get; init; }

    /// <summary>True for places that somebody entered by hand (a newsroom, or the product's own district lists).</summary>
    public bool Curated { get; init; }

    /// <summary>A place that others lie in.</summary>
    public bool IsDivision => Kind is PlaceKind.Country or PlaceKind.Admin1 or PlaceKind.Region;

    /// <summary>Great-circle distance to <paramref name="other"/> in kilometres; null when either has no coordinates.</summary>
    public double? DistanceTo(Place other) =>
        Lat is { } lat && Lon is { } lon && other.Lat is { } otherLat && other.Lon is { } otherLon
            ? Earth.Distance(lat, lon, otherLat, otherLon)
            : null;
}
