using System.Net;
using System.Net.Sockets;

namespace Ingestion.Standalone.SampleNewsroom;

/// <summary>
/// A loopback address for each outlet, so that outlets look like different hosts: 127.0.0.11, 127.0.0.12… on one port.
/// Where only 127.0.0.1 is up (macOS), each outlet gets a port of its own instead, counted from the first.
/// </summary>
internal static class OutletAddresses
{
    private const int Tries = 20;

    /// <param name="count">How many outlets.</param>
    /// <param name="port">First port that must be used; 0 chooses free ones.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static IReadOnlyList<IPEndPoint> Choose(int count, int port)
    {
        if (port != 0)
            return Free(count, port)
                ?? throw new IOException(
                    $"Port {port} of the sample newsroom is taken. Stop the program that holds it, remove the sample, or start with --no-sample."
                );
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (Free(count, AnyFreePort()) is { } addresses) return addresses;
        }

        throw new IOException("No free loopback port was found for the sample newsroom. Start with --no-sample.");
    }

    private static List<IPEndPoint>? Free(int count, int port)
    {
        var addresses = Addresses(count, port);
        return addresses.TrueForAll(IsFree) ? addresses : null;
    }

    private static List<IPEndPoint> Addresses(int count, int port) =>
        Enumerable
            .Range(0, count)
            .Select(i => HasWholeLoopbackNet ? new IPEndPoint(Own(i), port) : new IPEndPoint(IPAddress.Loopback, port + i))
            .ToList();

    private static IPAddress Own(int outlet) => new([127, 0, 0, (byte)(11 + outlet)]);

    private static bool HasWholeLoopbackNet { get; } = CanBind(new IPEndPoint(Own(0), 0)) is null;

    private static bool IsFree(IPEndPoint address) => CanBind(address) is null;

    private static int AnyFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static SocketException? CanBind(IPEndPoint address)
    {
        try
        {
            using var listener = new TcpListener(address);
            listener.Start();
            return null;
        }
        catch (SocketException problem)
        {
            return problem;
        }
    }
}
