using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>Makes the document of one event.</summary>
internal static class EventBuilder
{
    /// <param name="owner">The article in the index.</param>
    /// <param name="number">Of the event in the owner's document, from 0.</param>
    /// <param name="version">The owner's document version.</param>
    /// <param name="text">The article whose text holds the evidence: the owner or a copy.</param>
    /// <param name="enrichment">What that text says.</param>
    /// <param name="found">The event in it.</param>
    /// <param name="place">The gazetteer's name of its place.</param>
    public static EventDocument Build(
        ArticleId owner,
        int number,
        long version,
        Article text,
        Enrichment enrichment,
        ControlEvent found,
        string? place
    ) =>
        new()
        {
            Id = $"{owner}-{number}",
            Version = version,
            ArticleId = owner,
            EvidenceId = text.Id,
            Outlet = text.Outlet,
            Origin = found.Origin ?? enrichment.Origin ?? text.SyndicatedFrom,
            Place = place,
            PlaceText = found.Place,
            PlaceId = found.PlaceId,
            PlaceType = found.PlaceType,
            PlaceCount = found.PlaceCount,
            Admin2 = found.Admin2,
            Admin1 = found.Admin1,
            Country = found.Country,
            Location = found is { Lat: { } lat, Lon: { } lon } ? new GeoPoint(lat, lon) : null,
            Action = found.Action,
            Status = found.Status,
            Actor = found.Actor,
            ActorSide = found.ActorSide,
            FromActor = found.FromActor,
            FromActorSide = found.FromActorSide,
            Background = found.Background,
            Date = found.Date,
            DateEnd = found.DateEnd,
            DatePrecision = found.DatePrecision,
            Published = text.Published ?? text.Fetched,
            Sentence = found.Evidence.Sentence,
            Start = found.Evidence.Start,
            End = found.Evidence.End,
            TextHash = text.TextHash,
            Speaker = found.Evidence.Speaker,
            SpeakerSide = found.Evidence.SpeakerSide,
            Confidence = found.Confidence,
            Explanation = found.Explanation,
        };
}
