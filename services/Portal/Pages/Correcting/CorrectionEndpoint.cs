using Ingestion.Contracts.V1;
using Ingestion.Portal.Api;
using Ingestion.Portal.Correcting;
using Ingestion.Portal.Pages.Common;
using Microsoft.AspNetCore.Antiforgery;

namespace Ingestion.Portal.Pages.Correcting;

/// <summary>The form in which an analyst corrects what was read, by the rules of <see cref="CorrectionsApi"/>.</summary>
internal static class CorrectionEndpoint
{
    public const string Route = "/articles/{id}/correction";

    public static string AddressOf(ArticleId id) => $"/articles/{id}/correction";

    public static async Task<IResult> GetAsync(string id, CorrectionDesk desk, IAntiforgery antiforgery, HttpContext http, CancellationToken cancel)
    {
        var events = await desk.ListAsync(new ArticleId(id), cancel);
        var tokens = antiforgery.GetAndStoreTokens(http);
        return PageResult.Of<CorrectionForm>(new CorrectionModel(events, tokens.FormFieldName, tokens.RequestToken!));
    }

    public static async Task<IResult> PostAsync(string id, CorrectionDesk desk, IAntiforgery antiforgery, HttpContext http, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("This address takes the form of its own page. Programs post JSON to /api/articles/{id}/corrections.");
        var form = await PostedForm.ReadAsync(http.Request, cancel);
        if (!await antiforgery.IsRequestValidAsync(http)) throw new BadHttpRequestException("The form is not from this portal, or from before its last start. Load the article's page again, and send the form from there.");
        await CorrectionsApi.CorrectAsync(new ArticleId(id), Request(form), desk, cancel);
        return PageResult.Of<CorrectionDone>(new ArticleId(id));
    }

    private static CorrectionRequest Request(IFormCollection form)
    {
        var verdict = form["verdict"].ToString();
        var changes = verdict == "change";
        return new CorrectionRequest(
            form["event"],
            form["who"],
            form["why"],
            Drop: verdict == "drop",
            AsRead: verdict == "as_read",
            Status: changes && Enum.TryParse<ClaimStatus>(form["status"], ignoreCase: true, out var status) ? status : null,
            Background: changes && bool.TryParse(form["background"], out var old) ? old : null,
            PlaceId: changes && form["place"].ToString().Trim() is { Length: > 0 } place ? new PlaceId(place) : null);
    }
}

/// <param name="Events">What may be corrected.</param>
/// <param name="TokenName">Name of the field that shows that the form is ours.</param>
/// <param name="Token">What the field must say.</param>
public sealed record CorrectionModel(CorrectableEvents Events, string TokenName, string Token);
