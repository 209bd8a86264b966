using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Fetcher.Api;

/// <summary>
/// Before the port of a Fetcher in a process of its own: reading is free, changing something needs the portal's key where this
/// process has it in its settings too (<c>Portal:Key</c>). The portal sends it with what it hands on.
/// </summary>
public sealed class KeyedChanges(IConfiguration configuration) : IEndpointFilter
{
    private readonly byte[]? _key = configuration["Portal:Key"] is { Length: > 0 } key ? Digest(key) : null;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (
            _key is null
            || HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || CryptographicOperations.FixedTimeEquals(_key, Digest(Shown(request)))
        )
            return await next(context);
        return TypedResults.Problem(
            "Changes need the value of Portal:Key: send it as \"Authorization: Bearer KEY\". Whoever runs the Fetcher has it.",
            statusCode: StatusCodes.Status401Unauthorized,
            title: "A key is needed"
        );
    }

    private static string Shown(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter ?? ""
            : "";

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
