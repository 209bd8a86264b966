using Ingestion.Contracts.V1;
using Ingestion.Portal.Api;
using Ingestion.Portal.Correcting;
using Ingestion.Portal.Web;

namespace Ingestion.Portal.Pages.Correcting;

/// <summary>The form in which an analyst corrects what was read, by the rules of <see cref="CorrectionsApi"/>.</summary>
internal static class CorrectionEndpoint
{
    public const string Route = "/articles/{id}/correction";

    public static string AddressOf(ArticleId id) => $"/articles/{id}/correction";

    public static async Task<IResult> GetAsync(string id, CorrectionDesk desk, PortalForms forms, HttpContext http, CancellationToken cancel)
    {
        var events = await desk.ListAsync(new ArticleId(id), cancel);
        return PageResult.Of<CorrectionForm>(new CorrectionModel(events, forms.Seal(http)));
    }

    public static async Task<IResult> PostAsync(string id, CorrectionDesk desk, PortalForms forms, HttpContext http, CancellationToken cancel)
    {
        var form = await forms.ReadAsync(http, "/api/articles/{id}/corrections", cancel);
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
/// <param name="Seal">What the form must carry.</param>
public sealed record CorrectionModel(CorrectableEvents Events, FormSeal Seal);
