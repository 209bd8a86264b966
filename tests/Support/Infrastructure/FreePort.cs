using System.Net;
using System.Net.Sockets;

namespace Ingestion.Tests.Infrastructure;

/// <summary>
/// A port of this machine that nothing listens on now, and none of those that the system gives to outgoing connections
/// (32768 and up on Linux): between the choice and the server's start nobody takes it by chance. Each is given once.
/// </summary>
public static class FreePort
{
    private const int First = 15_000, Count = 15_000;
    private static readonly Lock Gate = new();
    private static int _last = Random.Shared.Next(Count);

    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                _last = (_last + 1) % Count;
                if (IsFree(First + _last)) return First + _last;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
