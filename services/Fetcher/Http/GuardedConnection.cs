using System.Net;
using System.Net.Sockets;

namespace Ingestion.Fetcher.Http;

/// <summary>
/// Resolves and dials, refusing every address that may not be asked. The address checked is the address dialled, so a name
/// that resolves differently a moment later gains nothing.
/// </summary>
internal static class GuardedConnection
{
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancel)
    {
        var addresses = await OpenAddressesAsync(target.Host, allowPrivate, cancel);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="FetchException">None of the host's addresses may be asked.</exception>
    public static async Task<IPAddress[]> OpenAddressesAsync(string host, bool allowPrivate, CancellationToken cancel)
    {
        var all = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        var open = all.Where(a => AddressPolicy.IsOpen(a, allowPrivate)).ToArray();
        if (open.Length > 0) return open;
        throw new FetchException(FetchFailure.Refused, Refusal(host, all));
    }

    private static string Refusal(string host, IPAddress[] addresses)
    {
        var named = string.Join(", ", addresses.Select(a => a.ToString()));
        return addresses.Any(AddressPolicy.IsPrivate)
            ? $"{host} is on a private network ({named}). If that is meant, allow it: allow_private: true in the source, or --allow-private."
            : $"{host} is a link-local, metadata, multicast or reserved address ({named}), which no source may ask.";
    }
}
