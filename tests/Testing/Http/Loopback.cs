using System.Net;
using System.Net.Sockets;

namespace Testing.Http;

public static class Loopback
{
    /// <summary>A port that nobody listens at just now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
