using System.Net;
using System.Net.Sockets;

namespace Ingestion.Standalone.Hosting;

/// <summary>Asks for the portal's ports before anything is fetched or written, so that a taken one is said in a sentence.</summary>
internal static class PortalPorts
{
    /// <param name="urls">Addresses to listen on, separated by semicolons.</param>
    /// <exception cref="VerbException">An address is no http address, or another program listens there.</exception>
    public static void EnsureFree(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) EnsureFree(Parse(url), url);
    }

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (Exception e) when (e is FormatException or UriFormatException)
        {
            throw new VerbException($"'{url}' is no address to listen on. Write --urls http://localhost:PORT.");
        }
    }

    private static void EnsureFree(BindingAddress address, string url)
    {
        if (address.IsUnixPipe || address.IsNamedPipe) return;
        try
        {
            using var probe = new TcpListener(HostOf(address.Host), address.Port);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new VerbException(
                $"{url} cannot be listened on: {e.Message}. Another program has this port: stop it, or choose another one with --urls http://localhost:PORT."
            );
        }
    }

    private static IPAddress HostOf(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        _ => IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address : IPAddress.Any,
    };
}
