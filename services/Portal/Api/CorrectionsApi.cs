using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Correcting;
using Ingestion.Portal.Correcting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>An analyst's word on what was read as a change of control, over HTTP.</summary>
internal static class CorrectionsApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/articles/{id}/corrections", GetAsync).WithName("CorrectableEvents")
            .WithSummary("An article's events with their keys, and what analysts said of them.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/articles/{id}/corrections", PostAsync)
            .WithName("CorrectEvent")
            .WithSummary(
                "Correct an event of an article, for good: it is none, or has another status, age or place. Index and alerts follow within seconds."
            )
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<CorrectableEvents>> GetAsync(string id, CorrectionDesk desk, CancellationToken cancel) =>
        TypedResults.Ok(await desk.ListAsync(new ArticleId(id), cancel));

    private static async Task<Ok<CorrectableEvents>> PostAsync(string id, CorrectionRequest request, CorrectionDesk desk, CancellationToken cancel) =>
        TypedResults.Ok(await CorrectAsync(new ArticleId(id), request, desk, cancel));

    /// <exception cref="BadHttpRequestException">Something is missing or contradicts; says what.</exception>
    internal static Task<CorrectableEvents> CorrectAsync(ArticleId article, CorrectionRequest request, CorrectionDesk desk, CancellationToken cancel)
    {
        var key = request.Event is { Length: > 0 } named
            ? named
            : throw new BadHttpRequestException("\"event\" is missing: the key of the event, as GET of this address lists it.");
        var correction = new EventCorrection(VerdictOf(request), PersonsWord.NameOf(request.Who), PersonsWord.ReasonOf(request.Why));
        return desk.CorrectAsync(article, key, correction, cancel);
    }

    private static Verdict VerdictOf(CorrectionRequest request)
    {
        var changes = request.Status is not null || request.Background is not null || request.PlaceId is not null;
        if ((request.Drop ? 1 : 0) + (request.AsRead ? 1 : 0) + (changes ? 1 : 0) != 1)
            throw new BadHttpRequestException(
                "Say one thing of the event: \"drop\", \"as_read\", or what stands instead: \"status\", \"background\", \"place_id\"."
            );
        return new Verdict
        {
            Drop = request.Drop,
            AsRead = request.AsRead,
            Status = request.Status,
            Background = request.Background,
            PlaceId = request.PlaceId,
        };
    }
}

/// <param name="Event">The event's key.</param>
/// <param name="Drop">It is no change of control: it is left out.</param>
/// <param name="AsRead">The reading is right: takes back what was said before.</param>
/// <param name="Status">The status that stands instead.</param>
/// <param name="Background">Whether it is background.</param>
/// <param name="PlaceId">The gazetteer's place that is meant.</param>
/// <param name="Who">The analyst.</param>
/// <param name="Why">The reason, in one line; shown with the event.</param>
public sealed record CorrectionRequest(
    string? Event,
    string? Who,
    string? Why,
    bool Drop = false,
    bool AsRead = false,
    ClaimStatus? Status = null,
    bool? Background = null,
    PlaceId? PlaceId = null
);

/// <param name="Article">Whose events these are.</param>
/// <param name="Title">Its title.</param>
/// <param name="Events">As they stand, and those that a correction has left out.</param>
public sealed record CorrectableEvents(ArticleId Article, string Title, IReadOnlyList<CorrectableEvent> Events);

/// <param name="Event">The key that a correction names it by.</param>
/// <param name="Place">As spelt in the text.</param>
/// <param name="Status">Absent for one that was left out.</param>
/// <param name="Dropped">An analyst said that it is none.</param>
/// <param name="Who">The analyst whose word stands; absent when nobody said anything.</param>
/// <param name="Why">The reason.</param>
public sealed record CorrectableEvent(
    string Event,
    ControlAction Action,
    string? Place,
    int? PlaceCount,
    string Sentence,
    ClaimStatus? Status,
    bool Background,
    PlaceId? PlaceId,
    bool Dropped,
    string? Who,
    string? Why
)
{
    internal static CorrectableEvent Of(ControlEvent read, IReadOnlyList<StandingCorrection> said)
    {
        var told = ToldEvent.Of(read);
        var word = said.FirstOrDefault(c => c.Key == told.Key)?.Correction;
        return new CorrectableEvent(
            told.Key,
            read.Action,
            read.Place,
            read.PlaceCount,
            read.Evidence.Sentence,
            read.Status,
            read.Background,
            read.PlaceId,
            false,
            word?.Who,
            word?.Why
        );
    }

    internal static CorrectableEvent OfDropped(StandingCorrection said) =>
        new(
            said.Key,
            said.Event!.Action,
            said.Event.Place,
            said.Event.PlaceCount,
            said.Event.Sentence,
            null,
            false,
            null,
            true,
            said.Correction.Who,
            said.Correction.Why
        );
}
