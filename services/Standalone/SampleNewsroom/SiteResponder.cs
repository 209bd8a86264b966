using System.Net;
using Microsoft.Net.Http.Headers;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>Answers a request with the page of the outlet whose address it came to.</summary>
internal sealed class SiteResponder(IReadOnlyDictionary<IPEndPoint, OutletSite> sites, Action<OutletSite, string> fetched)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var site = sites[new IPEndPoint(context.Connection.LocalIpAddress!.MapToIPv4(), context.Connection.LocalPort)];
        var path = context.Request.Path.Value ?? "/";
        if (site.Outlet.Redirects?.GetValueOrDefault(path) is { } target) context.Response.Redirect(target);
        else if (site.Find(path) is { } page) await SendAsync(context, site, path, page);
        else await NotFoundAsync(context, site);
    }

    private async Task SendAsync(HttpContext context, OutletSite site, string path, SitePage page)
    {
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var result = Results.Bytes(page.Content, page.ContentType, entityTag: EntityTagHeaderValue.Parse(page.ETag), lastModified: page.Modified);
        await result.ExecuteAsync(context);
        // Only a page that went out whole counts: a reader that was cut off gets the same revision again.
        if (HttpMethods.IsGet(context.Request.Method)) fetched(site, path);
    }

    private static async Task NotFoundAsync(HttpContext context, OutletSite site)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"<!doctype html><title>Not found</title><h1>Not found</h1><p>{site.Outlet.Name} has no such page.</p>",
            context.RequestAborted
        );
    }
}
