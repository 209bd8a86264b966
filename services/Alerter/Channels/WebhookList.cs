using System.Security.Cryptography;
using System.Text;

namespace Ingestion.Alerter.Channels;

/// <summary>
/// The configured webhooks by channel name. The name is a hash, since an address may hold a secret that neither the database
/// nor a log should have.
/// </summary>
internal sealed class WebhookList(IEnumerable<string> addresses)
{
    private readonly Dictionary<string, Uri> _byChannel = addresses.Distinct().ToDictionary(NameOf, address => new Uri(address));

    public IReadOnlyCollection<string> Channels => _byChannel.Keys;

    /// <summary>Null when it is configured no more.</summary>
    public Uri? Find(string channel) => _byChannel.GetValueOrDefault(channel);

    private static string NameOf(string address) =>
        "webhook:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 6));
}
