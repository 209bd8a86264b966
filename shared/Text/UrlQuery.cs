namespace Ingestion.Text;

/// <summary>A query without the parameters that say where a reader came from and change nothing on the page.</summary>
internal static class UrlQuery
{
    private static readonly string[] TrackingPrefixes =
    [
        "utm_",
        "mtm_",
        "matomo_",
        "pk_",
        "piwik_",
        "hsa_",
        "at_",
        "ns_",
        "_hs",
        "fb_",
        "aspsessionid",
        "vero_",
        "itm_",
        "wt_",
    ];

    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "ysclid",
        "twclid",
        "ttclid",
        "igshid",
        "igsh",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_ga",
        "_gl",
        "_openstat",
        "oly_anon_id",
        "oly_enc_id",
        "rb_clickid",
        "s_cid",
        "s_kwcid",
        "vgo_ee",
        "wickedid",
        "ref_src",
        "ref_url",
        "cmpid",
        "cmp",
        "icid",
        "ito",
        "smid",
        "smtyp",
        "ncid",
        "ocid",
        "sr_share",
        "traffic_source",
        "xtor",
        "spm",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "__twitter_impression",
        "ftag",
        "ftcamp",
        "partner",
        "feedtype",
        "feedname",
        "rssid",
        "zanpid",
        "origin_source",
        "phpsessid",
        "jsessionid",
        "sessionid",
        "share_id",
        "sharetype",
        "link_source",
        "taid",
        "__source",
        "mibextid",
        "si_source",
        "intcid",
        "intcmp",
        "amp",
        "amp_js_v",
        "amp_gsa",
        "usqp",
        "outputtype",
        "_amp",
    };

    /// <summary>Names that are tracking only with one of <see cref="Referrers"/> as their value.</summary>
    private static readonly HashSet<string> OftenTracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "ref",
        "source",
        "src",
        "from",
        "feed",
        "via",
        "output",
        "medium",
        "campaign",
    };

    private static readonly HashSet<string> Referrers = new(StringComparer.OrdinalIgnoreCase)
    {
        "rss",
        "atom",
        "feed",
        "feeds",
        "twitter",
        "x",
        "facebook",
        "telegram",
        "whatsapp",
        "linkedin",
        "newsletter",
        "email",
        "home",
        "homepage",
        "share",
        "social",
        "amp",
        "googlenews",
        "google",
    };

    /// <summary>The query with its question mark, or nothing when nothing is left of it.</summary>
    /// <param name="query">With or without its question mark.</param>
    /// <param name="sort">Whether parameters go in ordinal order, as identity wants them.</param>
    public static string Clean(string query, bool sort)
    {
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsTracking(p)).Select(Normal);
        if (sort) kept = kept.Order(StringComparer.Ordinal).Distinct();
        var joined = string.Join('&', kept);
        return joined.Length == 0 ? "" : "?" + joined;
    }

    private static string Normal(string parameter) => PercentEncoding.Normalise(parameter.Replace("+", "%20", StringComparison.Ordinal));

    private static bool IsTracking(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? parameter : parameter[..equals];
        var value = equals < 0 ? "" : parameter[(equals + 1)..];
        return Tracking.Contains(name)
            || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))
            || (OftenTracking.Contains(name) && Referrers.Contains(value));
    }
}
