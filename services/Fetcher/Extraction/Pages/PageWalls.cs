using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>Notices the page that stands where another was asked for: a login, or a domain that is for sale.</summary>
internal static class PageWalls
{
    /// <summary>A page with more text than this has something to say, whatever forms it carries.</summary>
    private const int LongestLogin = 1500;

    private const int LongestParked = 2500;

    /// <summary>A page whose paragraphs say no more than this says no more than that one should log in.</summary>
    private const int LongestInvitation = 120;

    private const string Frame = "form, header, nav, footer, aside, dialog";

    private static readonly string[] LoginTitles =
    [
        "log in",
        "login",
        "sign in",
        "signin",
        "member login",
        "subscriber login",
        "please log in",
        "please sign in",
        "anmelden",
        "anmeldung",
        "einloggen",
        "connexion",
        "se connecter",
        "identifiez-vous",
        "iniciar sesión",
        "inicia sesión",
        "acceder",
        "accedi",
        "accesso",
        "entrar",
        "iniciar sessão",
        "inloggen",
        "logga in",
        "zaloguj",
        "войти",
        "вход",
        "увійти",
        "вхід",
        "تسجيل الدخول",
        "ورود",
        "giriş",
        "giriş yap",
        "登录",
        "ログイン",
        "로그인",
    ];

    private static readonly string[] LoginSegments =
    [
        "login",
        "log-in",
        "signin",
        "sign-in",
        "sign_in",
        "sso",
        "wp-login.php",
        "connexion",
        "anmelden",
    ];

    private static readonly string[] ParkedPhrases =
    [
        "this domain is for sale",
        "this domain may be for sale",
        "this domain name is for sale",
        "domain is available for sale",
        "the domain has expired",
        "this domain has expired",
        "domain name has expired",
        "buy this domain",
        "this domain is parked",
        "domain is parked",
        "parked free",
        "parked domain",
        "this domain was recently registered",
        "domain parking",
        "diese domain steht zum verkauf",
        "diese domain kaufen",
        "ce domaine est à vendre",
        "este dominio está en venta",
        "questo dominio è in vendita",
        "домен продаётся",
        "домен продается",
        "срок регистрации домена истёк",
    ];

    private static readonly string[] ParkingHosts =
    [
        "sedoparking.com",
        "parkingcrew.net",
        "bodis.com",
        "afternic.com",
        "hugedomains.com",
        "above.com",
        "parklogic.com",
        "domainmarket.com",
        "sedo.com",
        "dan.com",
        "undeveloped.com",
        "skenzo.com",
        "uniregistry.com",
    ];

    /// <summary>What the page is instead of an article or a listing, in a sentence; null when it is no such page.</summary>
    public static string? Of(IHtmlDocument document, string? url)
    {
        var text = TextOf(document);
        if (text.Length < LongestLogin && IsLogin(document, url))
            return "This is a login page, not an article: the site asks for a subscriber's session. Give the source its headers or cookies, or renew them.";
        if (text.Length < LongestParked && IsParked(document, text))
            return "This is a parked page, not an article: the domain is for sale or has expired. Look for the outlet's new address.";
        return null;
    }

    private static bool IsLogin(IHtmlDocument document, string? url) =>
        (document.QuerySelector("input[type=password]") is not null && !SaysSomething(document))
        || IsLoginTitle(document.Title)
        || IsLoginAddress(url);

    /// <summary>A brief has little text, and many sites carry a login form above every page.</summary>
    private static bool SaysSomething(IHtmlDocument document) =>
        document.QuerySelectorAll("p").Where(p => p.Closest(Frame) is null).Sum(p => p.TextContent.Trim().Length) > LongestInvitation;

    /// <summary>The title is the phrase, alone or before a mark and the site's name.</summary>
    private static bool IsLoginTitle(string? title) => Array.Exists(LoginTitles, phrase =>
        title is not null && title.Trim() is var text && text.StartsWith(phrase, StringComparison.OrdinalIgnoreCase)
        && text[phrase.Length..].TrimStart() is var rest && (rest.Length == 0 || "|-–—:·•".Contains(rest[0], StringComparison.Ordinal)));

    private static bool IsLoginAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.AbsolutePath.Split('/').Any(segment => LoginSegments.Contains(segment, StringComparer.OrdinalIgnoreCase));

    private static bool IsParked(IHtmlDocument document, string text) =>
        Array.Exists(
            ParkedPhrases,
            phrase =>
                text.Contains(phrase, StringComparison.OrdinalIgnoreCase)
                || document.Title?.Contains(phrase, StringComparison.OrdinalIgnoreCase) == true
        ) || document.QuerySelectorAll("script[src], iframe[src], frame[src]").Any(e => IsParkingHost(e.GetAttribute("src")));

    private static bool IsParkingHost(string? address) =>
        Uri.TryCreate(address?.StartsWith("//", StringComparison.Ordinal) == true ? "https:" + address : address, UriKind.Absolute, out var uri)
        && ParkingHosts.Any(host =>
            uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>What a reader sees, as far as it matters here.</summary>
    private static string TextOf(IHtmlDocument document)
    {
        var text = new System.Text.StringBuilder();
        foreach (var node in document.Body?.Descendants<IText>() ?? [])
        {
            if (node.ParentElement?.TagName is "SCRIPT" or "STYLE" or "NOSCRIPT" or "TEMPLATE" || string.IsNullOrWhiteSpace(node.Data)) continue;
            text.AppendJoin(' ', node.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Append(' ');
            if (text.Length >= LongestParked) break;
        }

        return text.ToString();
    }
}
