using System.Net;
using System.Net.Sockets;

namespace Ingestion.Fetcher.Http;

/// <summary>
/// Which addresses a source may lead to: global unicast ones, after the IANA special-purpose registries (RFC 6890 and its
/// updates), and those of private networks and this machine where the source is allowed them. Link-local, metadata,
/// multicast, unspecified, broadcast and reserved addresses are open to no source. Forms that carry an IPv4 address in an
/// IPv6 one are judged by the address carried.
/// </summary>
public static class AddressPolicy
{
    private static readonly IPNetwork[] NotGlobal = Networks(
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "100::/64",
        "2001::/23",
        "2001:db8::/32",
        "3fff::/20",
        "5f00::/16"
    );

    private static readonly IPNetwork[] Private = Networks(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    /// <summary>Where clouds answer for the machine itself although the address looks private or global: AWS over IPv6, Alibaba, Azure.</summary>
    private static readonly IPNetwork[] Metadata = Networks("fd00:ec2::/32", "100.100.100.200/32", "168.63.129.16/32");

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <param name="address">The address about to be dialled.</param>
    /// <param name="allowPrivate">Whether the source may ask private networks and this machine.</param>
    public static bool IsOpen(IPAddress address, bool allowPrivate)
    {
        var carried = Carried(address);
        return !Metadata.Any(n => n.Contains(carried)) && (IsGlobal(carried) || (allowPrivate && Private.Any(n => n.Contains(carried))));
    }

    /// <summary>Whether <c>allow_private</c> would open it.</summary>
    internal static bool IsPrivate(IPAddress address) => IsOpen(address, allowPrivate: true) && !IsOpen(address, allowPrivate: false);

    private static bool IsGlobal(IPAddress address) =>
        (address.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(address)) && !NotGlobal.Any(n => n.Contains(address));

    private static IPAddress Carried(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return address;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address)) return new IPAddress(bytes.AsSpan(12));
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4)) : address;
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
