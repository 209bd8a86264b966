using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Events.Reading;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.EntityExtractor.Events;

/// <summary>
/// Reads changes of control from an English text. Pure: the same input gives the same result. Offsets count UTF-16 units of the text;
/// the title is read as context, and a change that only the title tells takes its evidence from the text.
/// </summary>
public sealed class EventExtractor
{
    /// <param name="text">The text, cut into sentences.</param>
    /// <param name="input">Title, publication and outlet of the same text.</param>
    /// <param name="entities">People, organisations and groups named in the text.</param>
    /// <param name="places">Places named in the text, resolved as far as the gazetteer goes.</param>
    /// <param name="cancellation">Stops the reading between two sentences.</param>
    public EventResult Extract(
        AnalysedText text,
        EnrichmentInput input,
        IReadOnlyList<EntityMention> entities,
        IReadOnlyList<PlaceMention> places,
        CancellationToken cancellation)
    {
        if (input.Language is { } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && !EnglishText.IsIn(text))
            return EventResult.Nothing;
        var reading = ArticleReading.Of(text, input, entities, places, cancellation).Within(input.Only, input.Shared);
        var events = EventWriter.Write(reading, input);
        return new EventResult(
            events,
            NearMisses.Of(reading),
            Retractions.Of(reading),
            Origins.Of(reading.Sentences, input),
            events.Any(IsAlert),
            reading.ForeignSentences
        );
    }

    /// <summary>A site without a name is told, and raises no alert.</summary>
    internal static bool IsAlert(ControlEvent e) =>
        !e.Background
        && e is not { Place: null, PlaceCount: null, PlaceType: PlaceKind.Site or PlaceKind.Region }
        && e.Status is ClaimStatus.Claimed or ClaimStatus.Confirmed or ClaimStatus.Contested;
}
