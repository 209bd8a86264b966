using Ingestion.Portal.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ingestion.Portal.Api;

/// <summary>Turns failures into ProblemDetails that say what to do.</summary>
internal sealed class ApiFailures(ILogger<ApiFailures> log) : IEndpointFilter
{
    public static ProblemHttpResult NotFound(string remedy) =>
        TypedResults.Problem(remedy, title: "Not found", statusCode: StatusCodes.Status404NotFound);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Problem(context.HttpContext, e);
        }
    }

    private ProblemHttpResult Problem(HttpContext http, Exception e)
    {
        var failure = Failure.Of(e) ?? Failure.Defect(http.TraceIdentifier);
        FailureLog.Write(log, failure, http, e);
        if (failure.Outage) http.Response.Headers.RetryAfter = Failure.RetryAfterSeconds;
        return TypedResults.Problem(failure.Detail, title: failure.Title, statusCode: failure.Status);
    }
}
