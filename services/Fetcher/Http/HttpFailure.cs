using System.Net.Sockets;
using System.Security.Authentication;

namespace Ingestion.Fetcher.Http;

/// <summary>Says in words what the network's exceptions say in types.</summary>
internal static class HttpFailure
{
    public static FetchException Of(Exception e, Uri url)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is FetchException known)
                return known;
            if (inner is AuthenticationException tls)
                return new FetchException(FetchFailure.Broken, $"{url.Host} offers no valid TLS certificate: {tls.Message}", e);
            if (inner is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted })
                break;
            if (inner is SocketException socket)
                return new FetchException(FetchFailure.Connection, $"{url.Host} cannot be reached: {Reason(socket)}.", e);
        }

        return e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }
            ? new FetchException(FetchFailure.TooLarge, $"{url} sends a header larger than 64 KB.", e)
            : new FetchException(FetchFailure.Broken, $"{url} gave no proper answer: {e.Message}", e);
    }

    private static string Reason(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData => "the name is unknown",
        SocketError.TryAgain => "the name server does not answer",
        SocketError.ConnectionRefused => "the connection is refused",
        SocketError.TimedOut => "the connection takes too long",
        _ => e.Message.TrimEnd('.'),
    };
}
