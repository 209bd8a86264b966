using Ingestion.Contracts.V1;

namespace Ingestion.EntityExtractor.Events.Telling;

/// <summary>A name of many places among which nothing in the text decides: the likeliest one is a guess, and a record must not carry a
/// guess.</summary>
internal static class Guesses
{
    /// <summary>A reading that is believed less is as likely wrong as right.</summary>
    private const double Sure = 0.5;

    public static bool Is(PlaceMention place) => place is { Id: not null, Confidence: < Sure };

    /// <summary>The mention without the place it was guessed to be, which becomes the first of its candidates.</summary>
    public static PlaceMention? Without(PlaceMention? place)
    {
        if (place is null || !Is(place))
            return place;
        IReadOnlyList<PlaceCandidate> candidates =
        [
            new(place.Id!.Value, place.Name, place.Admin1, place.Country, place.Confidence),
            .. place.Candidates,
        ];
        return place with
        {
            Name = place.Text,
            Id = null,
            Admin2 = null,
            Admin1 = null,
            Country = candidates.All(c => c.Country == place.Country) ? place.Country : null,
            Lat = null,
            Lon = null,
            Candidates = candidates,
        };
    }

    /// <summary>The province of a mention that is no guess.</summary>
    public static string? Admin1(PlaceMention? place) => Without(place)?.Admin1;
}
