using Ingestion.Portal.Pages;
using Ingestion.Portal.Pages.Common;

namespace Ingestion.Portal.Web;

/// <summary>Turns failures into pages that say what to do.</summary>
internal sealed class PageFailures(ILogger<PageFailures> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Page(context.HttpContext, e);
        }
    }

    private IResult Page(HttpContext http, Exception e)
    {
        var failure = Failure.Of(e) ?? Failure.Defect(http.TraceIdentifier);
        FailureLog.Write(log, failure, http, e);
        if (failure.Outage) http.Response.Headers.RetryAfter = Failure.RetryAfterSeconds;
        return PageResult.Of<FailurePage>(failure, failure.Status);
    }
}
