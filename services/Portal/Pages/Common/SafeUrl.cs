namespace Ingestion.Portal.Pages.Common;

/// <summary>Addresses that strangers wrote.</summary>
internal static class SafeUrl
{
    /// <returns>The address when following it can only mean the web (<c>http</c>, <c>https</c>); null otherwise.</returns>
    public static string? Of(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            ? parsed.AbsoluteUri
            : null;

    /// <returns>The host that <see cref="Of"/> leads to.</returns>
    public static string Host(string safe) => new Uri(safe).Host;
}
