using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Places;

namespace Ingestion.EntityExtractor.Events.Dates;

/// <summary>The day that "today" means: that of publication, where the news happened.</summary>
/// <param name="Day">Null when the publication is unknown, or in a year that none can be in.</param>
/// <param name="Place">The place whose clock decided; null for the article's own.</param>
internal sealed record PublicationDay(DateOnly? Day, string? Place)
{
    /// <param name="published">When the article appeared. A time of exactly midnight is a date without a time, and stays as it is.</param>
    /// <param name="places">The places of the article; the first one it is about whose time is known decides.</param>
    /// <param name="textLength">Length of the text in UTF-16 units.</param>
    public static PublicationDay Of(DateTimeOffset? published, IReadOnlyList<PlaceMention> places, int textLength)
    {
        if (published is not { Year: >= DateReader.FirstYear and <= DateReader.LastYear } instant) return new PublicationDay(null, null);
        var stated = DateOnly.FromDateTime(instant.DateTime);
        if (instant.TimeOfDay == TimeSpan.Zero) return new PublicationDay(stated, null);
        foreach (var place in FocusFinder.Find(places, 0, textLength).Concat(places))
        {
            if (PlaceClocks.OffsetAt(place) is { } offset)
                return new PublicationDay(DateOnly.FromDateTime(instant.ToOffset(offset).DateTime), place.Name);
        }

        return new PublicationDay(stated, null);
    }
}
