using System.Net;
using System.Net.Sockets;

namespace Ingestion.Tests.Infrastructure;

/// <summary>A port of this machine that nothing listens on now.</summary>
public static class FreePort
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
