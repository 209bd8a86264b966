using System.Diagnostics.CodeAnalysis;

namespace Ingestion.Text;

/// <summary>
/// One address of an article however it was linked: http or https, with or without <c>www</c>, mobile or AMP,
/// with tracking parameters, a fragment, a default port or another spelling of the same characters.
/// Follows RFC 3986 section 6 and, where that is silent, what publishers do.
/// </summary>
public sealed class CanonicalUrl : IEquatable<CanonicalUrl>
{
    /// <summary>Longest address taken, in UTF-16 units.</summary>
    public const int MaxLength = 4096;

    private CanonicalUrl(string value, string key, string host)
    {
        Value = value;
        Key = key;
        Host = host;
    }

    /// <summary>The address to show and to request: absolute, of its own scheme and host, without fragment, tracking and wrappers.</summary>
    public string Value { get; }

    /// <summary>The identity: host, path and query without scheme, equal for every twin of the address. Not an address to request.</summary>
    public string Key { get; }

    /// <summary>Host in lower-case ASCII (IDN as punycode), without port.</summary>
    public string Host { get; }

    /// <summary>
    /// Reads an absolute http or https address. False for anything else: relative, another scheme, credentials in it,
    /// no host, or longer than <see cref="MaxLength"/>.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CanonicalUrl? url)
    {
        url = null;
        if (!TryRead(text, out var uri)) return false;
        if (UrlWrapper.Unwrap(uri) is { } inner && TryRead(inner, out var target)) uri = target;
        var host = HostOf(uri);
        if (host.Length == 0) return false;
        url = new CanonicalUrl(ValueOf(uri, host), KeyOf(uri, host), host);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, with null in place of false.</summary>
    public static CanonicalUrl? Parse(string? text) => TryParse(text, out var url) ? url : null;

    public bool Equals(CanonicalUrl? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as CanonicalUrl);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    public override string ToString() => Value;

    private static bool TryRead(string? text, [NotNullWhen(true)] out Uri? uri)
    {
        uri = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength) return false;
        return Uri.TryCreate(WithoutBreaks(text), UriKind.Absolute, out uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0;
    }

    /// <summary>Browsers drop tabs and line breaks anywhere in an address, which feeds wrap into theirs.</summary>
    private static string WithoutBreaks(string text) =>
        text.AsSpan().IndexOfAny('\t', '\r', '\n') < 0 ? text.Trim() : string.Concat(text.Where(c => c is not ('\t' or '\r' or '\n'))).Trim();

    private static string HostOf(Uri uri)
    {
        try
        {
            return (uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost).TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return "";
        }
    }

    private static string ValueOf(Uri uri, string host)
    {
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{uri.Scheme}://{host}{port}{Path(uri)}{UrlQuery.Clean(uri.Query, sort: false)}{HashBang(uri)}";
    }

    private static string KeyOf(Uri uri, string host)
    {
        var port = uri.Port is 80 or 443 ? "" : $":{uri.Port}";
        return $"{UrlTwins.Host(host)}{port}{UrlTwins.Path(Path(uri))}{UrlQuery.Clean(uri.Query, sort: true)}{HashBang(uri)}";
    }

    /// <summary>The one fragment that names a page of its own: applications in one page used it before the history interface.</summary>
    private static string HashBang(Uri uri) =>
        uri.Fragment.StartsWith("#!", StringComparison.Ordinal) ? "#!" + PercentEncoding.Normalise(uri.Fragment[2..]) : "";

    private static string Path(Uri uri) => PercentEncoding.Normalise(uri.AbsolutePath);
}
