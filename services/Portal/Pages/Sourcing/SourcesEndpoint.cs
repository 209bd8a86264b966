using Ingestion.Fetcher.Remote;
using Ingestion.Portal.Sourcing;
using Ingestion.Portal.Web;

namespace Ingestion.Portal.Pages.Sourcing;

/// <summary>The pages of sources: how each does, and what an operator may do about it.</summary>
internal static class SourcesEndpoint
{
    public const string Route = "/sources";
    public const string OneRoute = "/sources/{id}";

    public static string AddressOf(string id) => $"{Route}/{Uri.EscapeDataString(id)}";

    public static async Task<IResult> ListAsync(IServiceProvider services, CancellationToken cancel) =>
        PageResult.Of<SourcesView>(new SourcesModel(await FetcherOf(services).SourcesAsync(cancel)));

    public static async Task<IResult> GetAsync(string id, IServiceProvider services, PortalForms forms, HttpContext http, CancellationToken cancel)
    {
        return await FetcherOf(services).SourceAsync(id, cancel) is { } source
            ? PageResult.Of<SourceView>(new SourceModel(source, forms.Seal(http)))
            : Unknown(id);
    }

    public static async Task<IResult> PostAsync(string id, IServiceProvider services, PortalForms forms, HttpContext http, CancellationToken cancel)
    {
        var form = await forms.ReadAsync(http, "/api/sources/{id}/pause, resume or fetch", cancel);
        if (!Enum.TryParse<SourceAction>(form["action"], ignoreCase: true, out var action))
            throw new BadHttpRequestException("\"action\" must be pause, resume or fetch.");
        return await FetcherOf(services).DoAsync(id, action, cancel) ? TypedResults.LocalRedirect(AddressOf(id)) : Unknown(id);
    }

    private static IResult Unknown(string id) => AllPages.NotFound($"No source has the id '{id}', or it was never visited.");

    private static IFetcher FetcherOf(IServiceProvider services) =>
        services.GetService<IFetcher>() ?? throw new FetcherUnavailableException(FetcherReach.OutOfReach);
}
