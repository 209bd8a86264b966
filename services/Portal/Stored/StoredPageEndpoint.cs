using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Portal.Pages;

namespace Ingestion.Portal.Stored;

/// <summary>A stored page by itself, for the frame beside its article.</summary>
internal static class StoredPageEndpoint
{
    public const string Route = "/captures/{id}";

    public static string AddressOf(CaptureId id) => $"/captures/{Uri.EscapeDataString(id.Value)}";

    public static async Task<IResult> GetAsync(string id, StoredPages stored, HttpResponse response, CancellationToken cancel)
    {
        var (page, whyNot) = await stored.FindAsync(new CaptureId(id), cancel);
        if (page is null) return AllPages.NotFound(whyNot!);
        HostilePage.Confine(response.Headers);
        return page.IsHtml
            ? TypedResults.Text(HostilePage.Harmless(page.Text), "text/html", Encoding.UTF8)
            : TypedResults.Text(page.Text, "text/plain", Encoding.UTF8);
    }
}
