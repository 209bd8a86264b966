using System.Net;
using System.Net.Sockets;

namespace Ingestion.Fetcher.Http;

/// <summary>
/// Resolves and dials, refusing every address that may not be asked. The address checked is the address dialled, so a name
/// that resolves differently a moment later gains nothing.
/// </summary>
internal static class GuardedConnection
{
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancel)
    {
        var addresses = await PublicAddressesAsync(target.Host, cancel);
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

    /// <exception cref="FetchException">None of the host's addresses is public.</exception>
    public static async Task<IPAddress[]> PublicAddressesAsync(string host, CancellationToken cancel)
    {
        var all = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel);
        var open = all.Where(AddressPolicy.IsPublic).ToArray();
        if (open.Length > 0) return open;
        throw new FetchException(
            FetchFailure.Refused,
            $"{host} is on a private or reserved network ({string.Join(", ", all.Select(a => a.ToString()))}). If that is meant, allow it: allow_private: true in the source, or --allow-private.");
    }
}
