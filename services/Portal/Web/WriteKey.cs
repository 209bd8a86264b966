using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Ingestion.Portal.Web;

/// <summary>Lets only those change something who show <see cref="PortalOptions.Key"/>: programs in a header, persons in the form.</summary>
internal sealed class WriteKey(IOptions<PortalOptions> options)
{
    private readonly byte[]? _key = options.Value.Key is { Length: > 0 } key ? Digest(key) : null;

    public bool IsAsked => _key is not null;

    /// <exception cref="WrongKeyException">A key is asked for, and this is not it.</exception>
    public void Check(string? shown)
    {
        if (_key is not null && !CryptographicOperations.FixedTimeEquals(_key, Digest(shown ?? ""))) throw new WrongKeyException();
    }

    /// <summary>The key of an <c>Authorization: Bearer</c> header; null when there is none.</summary>
    public static string? In(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>Before the API: reading is free, changing something needs the key.</summary>
internal sealed class WriteKeyFilter(WriteKey key) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) key.Check(WriteKey.In(request));
        return next(context);
    }
}

/// <summary>The portal's key was not shown.</summary>
internal sealed class WrongKeyException()
    : Exception(
        "Changes need the portal's key, the value of Portal:Key: programs send it as \"Authorization: Bearer KEY\", persons write it into the form. Whoever runs the portal has it."
    );
