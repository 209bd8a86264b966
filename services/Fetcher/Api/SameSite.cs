namespace Ingestion.Fetcher.Api;

/// <summary>Refuses what a page of another site asks the operator's browser to send (cross-site request forgery).</summary>
public sealed class SameSite : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var origin = request.Headers.Origin.ToString();
        var isForeign =
            origin.Length > 0
            && !(
                Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
        if (!isForeign || HttpMethods.IsGet(request.Method))
            return await next(context);
        return TypedResults.Problem(
            $"The request comes from {origin}, another site than this one. Send it from here, or from a program that names no Origin.",
            statusCode: StatusCodes.Status403Forbidden,
            title: "Not from another site"
        );
    }
}
