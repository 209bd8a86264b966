using Ingestion.Fetcher.Api;
using Ingestion.Portal.Sourcing;

namespace Ingestion.Portal.Api;

/// <summary><c>/api/sources</c> of a portal in a process of its own: the Fetcher's API at the portal's address.</summary>
internal static class SourcesRelay
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete];

    public static void Map(IEndpointRouteBuilder api)
    {
        if (api.ServiceProvider.GetService<SourcesForwarder>() is not { } forwarder) return;
        var relay = api.MapGroup("").AddEndpointFilter<SameSite>().WithTags("Sources");
        foreach (var route in new[] { "/sources", "/sources.opml", "/sources/{**rest}" })
            relay.MapMethods(route, Methods, (HttpContext context) => forwarder.ForwardAsync(context)).ExcludeFromDescription();
    }
}
