using System.Text.RegularExpressions;

namespace Ingestion.Portal.Stored;

/// <summary>
/// Shows a page of strangers without letting it act: it has an origin of its own, runs no script, sends no form, opens nothing,
/// and asks no server for anything. What it draws comes from its own bytes.
/// </summary>
internal static partial class HostilePage
{
    private const string Policy =
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

    public static void Confine(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers["X-DNS-Prefetch-Control"] = "off";
        // The operator may erase a source: no copy of its pages stays in a browser.
        headers.CacheControl = "no-store";
    }

    /// <summary>
    /// Takes their meaning from the elements for which browsers connect to a server before they ask the policy, which would tell
    /// that server that somebody reads: <c>link</c> becomes <c>meta</c>, which stands in the same places and does not refresh in a
    /// sandbox; frames become elements of no meaning.
    /// </summary>
    public static string Harmless(string html) => FrameTag().Replace(LinkTag().Replace(html, "<meta"), "<$1x-$2");

    [GeneratedRegex(@"<link\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LinkTag();

    [GeneratedRegex(@"<(/?)(i?frame)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FrameTag();
}
