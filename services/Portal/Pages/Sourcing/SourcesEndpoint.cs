using Ingestion.Fetcher.Remote;
using Ingestion.Portal.Sourcing;
using Microsoft.AspNetCore.Antiforgery;

namespace Ingestion.Portal.Pages.Sourcing;

/// <summary>The pages of sources: how each does, and what an operator may do about it.</summary>
internal static class SourcesEndpoint
{
    public const string Route = "/sources";
    public const string OneRoute = "/sources/{id}";

    public static string AddressOf(string id) => $"{Route}/{Uri.EscapeDataString(id)}";

    public static async Task<IResult> ListAsync(IServiceProvider services, CancellationToken cancel) =>
        PageResult.Of<SourcesView>(new SourcesModel(await FetcherOf(services).SourcesAsync(cancel)));

    public static async Task<IResult> GetAsync(string id, IServiceProvider services, IAntiforgery antiforgery, HttpContext http, CancellationToken cancel)
    {
        if (await FetcherOf(services).SourceAsync(id, cancel) is not { } source) return Unknown(id);
        var tokens = antiforgery.GetAndStoreTokens(http);
        return PageResult.Of<SourceView>(new SourceModel(source, tokens.FormFieldName, tokens.RequestToken!));
    }

    public static async Task<IResult> PostAsync(string id, IServiceProvider services, IAntiforgery antiforgery, HttpContext http, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType) throw new BadHttpRequestException("This address takes the form of its own page. Programs post to /api/sources/{id}/pause, resume or fetch.");
        if (!await antiforgery.IsRequestValidAsync(http)) throw new BadHttpRequestException("The form is not from this portal, or from before its last start. Load the source's page again, and send the form from there.");
        var form = await http.Request.ReadFormAsync(cancel);
        if (!Enum.TryParse<SourceAction>(form["action"], ignoreCase: true, out var action)) throw new BadHttpRequestException("\"action\" must be pause, resume or fetch.");
        return await FetcherOf(services).DoAsync(id, action, cancel) ? TypedResults.LocalRedirect(AddressOf(id)) : Unknown(id);
    }

    private static IResult Unknown(string id) => AllPages.NotFound($"No source has the id '{id}', or it was never visited.");

    private static IFetcher FetcherOf(IServiceProvider services) => services.GetService<IFetcher>() ?? throw new FetcherUnavailableException(FetcherReach.OutOfReach);
}
