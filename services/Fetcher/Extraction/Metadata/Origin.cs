using System.Text.RegularExpressions;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Where a text comes from when not from the outlet that shows it: the dateline's agency, or a line that says so.</summary>
/// <param name="Dateline">Place and agency before the first sentence, as spelt.</param>
/// <param name="SyndicatedFrom">Outlet or agency.</param>
internal sealed record Origin(string? Dateline, string? SyndicatedFrom);

internal static partial class Origins
{
    private const int LongestDateline = 90;
    private const int LongestLine = 300;
    private const string Agencies = "Reuters|AP|Associated Press|The Associated Press|AFP|Agence France-Presse|dpa|DPA|EFE|ANSA|TASS|Interfax|RIA Novosti|Xinhua|UNI|PTI|ANI|IANS|APP|INP|Bloomberg|Kyodo|Yonhap|Anadolu|AA|Ukrinform|Unian|Pajhwok|Khaama|TOLOnews|Bakhtar|SANA|IRNA|Fars|Tasnim|WAM|SPA|MENA|Petra|QNA|KUNA|CNA|CP|The Canadian Press|UPI|PA|PA Media|Europa Press|Lusa|Belga|ANP|NTB|TT|Ritzau|STT|PAP|CTK|ČTK|TASR|MTI|Agerpres|BTA|Hina|Tanjug|Beta|FENA|MIA|ATA|AZERTAC|Trend|Armenpress|Kazinform|KABAR|UzA|Antara|Bernama|VNA|NAN|SABC|ENA|KNA|SUNA";

    public static Origin Of(string text, string? pageUrl, string? canonical)
    {
        var first = Line(text, 0);
        var dateline = DatelineOf(first, out var agency);
        return new(dateline, agency ?? Said(text) ?? OtherSite(pageUrl, canonical));
    }

    private static string? DatelineOf(string line, out string? agency)
    {
        agency = null;
        var head = line.Length <= LongestDateline ? line : line[..LongestDateline];
        var match = WithAgency().Match(head);
        if (match.Success) agency = match.Groups["agency"].Value;
        else match = PlaceOnly().Match(head);
        return match.Success ? match.Value.Trim() : null;
    }

    private static string? Said(string text)
    {
        var lines = text.Split('\n');
        foreach (var line in lines.Take(3).Concat(lines.TakeLast(4)))
        {
            if (line.Length > LongestLine) continue;
            var match = Statement().Match(line);
            if (match.Success) return match.Groups["name"].Value.Trim(' ', '.', '"', '“', '”', '’');
        }

        var credit = Closing().Match(lines[^1].Length <= 2_000 ? lines[^1] : lines[^1][^2_000..]);
        return credit.Success ? credit.Groups["agency"].Value : null;
    }

    private static string? OtherSite(string? pageUrl, string? canonical)
    {
        if (!Uri.TryCreate(pageUrl, UriKind.Absolute, out var page) || !Uri.TryCreate(canonical, UriKind.Absolute, out var claimed)) return null;
        return claimed.Scheme is "http" or "https" && claimed.AbsolutePath.Length > 1 && !ClaimedAddress.SameSite(page, claimed) ? claimed.Host : null;
    }

    private static string Line(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text[from..] : text[from..end];
    }

    [GeneratedRegex(@"^\W{0,2}(?<place>\p{Lu}[\p{L} .,'’/\-]{1,50}?)?(?:,? \p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?)?[ ,]*\(\s*(?<agency>" + Agencies + @")\s*\)\s?[-–—:]{0,2}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex WithAgency();

    [GeneratedRegex(@"^(?:\p{Lu}{3,}[\p{Lu} .'’/\-]{0,30})(?:, \p{Lu}[\p{L} .]{2,25})?(?:,? \p{Lu}\p{L}{2,8}\.? \d{1,2}(?:, \d{4})?)?\s?(?:[–—]|--| -|:)\s", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex PlaceOnly();

    [GeneratedRegex(
        @"\b(?:(?:[Tt]he|[Tt]his) (?:story|article|report|piece|post|text|analysis|essay)(?: below)? (?:comes from|is from|(?:was |is |has been )?(?:first |originally |previously )*(?:appeared|published|posted|republished|syndicated|reprinted|produced)(?: (?:in|on|at|by|from|with permission from))+)|"
        + @"(?:[Ff]irst|[Oo]riginally) (?:appeared|published|posted) (?:in|on|at|by)|(?:[Rr]epublished|[Rr]eprinted|[Rr]eproduced|[Ss]yndicated) (?:with permission )?from|[Ss]ource\s?:)\s+(?:the website of )?(?<name>(?:[Tt]he )?\p{Lu}[\p{L}\p{N}.’'&\-]*(?: (?:of |the |and |for )?[\p{Lu}\p{N}][\p{L}\p{N}’'&\-]*){0,5})",
        RegexOptions.CultureInvariant,
        500)]
    private static partial Regex Statement();

    [GeneratedRegex(@"[—–-]{1,2}\s?(?<agency>" + Agencies + @")\.?$|\((?<agency>" + Agencies + @")\)$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Closing();
}
