using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Where a text comes from when not from the outlet that shows it: the dateline's agency, or a line that says so.</summary>
/// <param name="Dateline">Place and agency before the first sentence, as spelt.</param>
/// <param name="SyndicatedFrom">Outlet or agency.</param>
internal sealed record Origin(string? Dateline, string? SyndicatedFrom);

internal static partial class Origins
{
    private const int LongestDateline = 90;
    private const int LongestLine = 300;
    private const int MostDropped = 400;

    /// <param name="text">The article's.</param>
    /// <param name="dropped">What stands below it: credits and rights are no part of the text.</param>
    public static Origin Of(string text, IEnumerable<string> dropped)
    {
        var dateline = DatelineOf(Line(text, 0), out var agency);
        return new(dateline, agency ?? Said(text) ?? dropped.Take(MostDropped).Select(Credited).FirstOrDefault(c => c is not null));
    }

    /// <summary>The host of an address on another site that the page gives as its original; null when it gives none.</summary>
    public static string? OtherSite(string? pageUrl, string? original)
    {
        if (!Uri.TryCreate(pageUrl, UriKind.Absolute, out var page) || !Uri.TryCreate(original, UriKind.Absolute, out var claimed))
            return null;
        return
            claimed.Scheme is "http" or "https"
            && claimed.AbsolutePath.Length > 1
            && !ClaimedAddress.SameSite(page, claimed)
            && !IsWithin(page.Host, claimed.Host)
            ? claimed.Host
            : null;
    }

    private static bool IsWithin(string host, string other) =>
        host.EndsWith("." + other, StringComparison.OrdinalIgnoreCase) || other.EndsWith("." + host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The agency that alone signs an article of another outlet.</summary>
    public static string? Signed(IReadOnlyList<string> authors, string? outlet) =>
        authors is [var only] && Agencies.IsOne(only) && outlet?.Contains(only, StringComparison.OrdinalIgnoreCase) != true ? only : null;

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
            if (line.Length <= LongestLine && (Stated(line) ?? Credited(line)) is { } name) return name;
        }

        var credit = Closing().Match(lines[^1].Length <= 2_000 ? lines[^1] : lines[^1][^2_000..]);
        return credit.Success ? credit.Groups["agency"].Value : null;
    }

    private static string? Stated(string line)
    {
        var match = Statement().Match(line);
        if (!match.Success) match = Elsewhere().Match(line);
        var name = match.Success ? match.Groups["name"].Value.Trim(' ', '.', '"', '“', '”', '’', '«', '»') : null;
        // "First published in March 2022" names no outlet.
        return name is null || MonthNames.Month(name.Split(' ')[0]) is not null ? null : name;
    }

    /// <summary>The agency that a line names as its source or as the holder of its rights, or that is all it says.</summary>
    private static string? Credited(string line)
    {
        if (line.Length > LongestLine) return null;
        var bare = line.Trim(' ', '.', '(', ')', '/', '—', '–', '-');
        if (Agencies.IsOne(bare)) return bare;
        var match = Credit().Match(line);
        return match.Success ? match.Groups["name"].Value : null;
    }

    private static string Line(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return end < 0 ? text[from..] : text[from..end];
    }

    private const string Day = @"(?:,? (?:\p{L}{3,9}\.? [0-9]{1,2}|[0-9]{1,2}\.? (?:de )?\p{L}{3,9}\.?)(?:,? [0-9]{4})?)?";

    [GeneratedRegex(
        @"^\W{0,2}(?<place>[\p{Lu}\p{Lo}][\p{L}\p{M} .,'’/\-]{1,50}?)?"
            + Day
            + @"[ ,.]*[(/]\s*(?<agency>"
            + Agencies.Names
            + @")(?:[/,] ?[\p{L} ]{2,20}){0,2}\s*[)/]\.?\s?[-–—:]{0,2}",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex WithAgency();

    [GeneratedRegex(
        @"^(?:\p{Lu}{3,}[\p{Lu} .'’/\-]{0,30})(?:, \p{Lu}[\p{L} .]{2,25})?" + Day + @"\s?(?:[–—]|--| -|:)\s",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex PlaceOnly();

    private const string Kinds = "(?:story|article|report|piece|post|text|analysis|essay)(?: below)?";
    private const string Before = "(?:first |originally |previously )";
    private const string Name =
        @"(?<name>(?:[Tt]he )?\p{Lu}[\p{L}\p{N}.’'&\-]*(?: (?:of |the |and |for |de |la |des )?[\p{Lu}\p{N}][\p{L}\p{N}’'&\-]*){0,5})";

    [GeneratedRegex(
        @"\b(?:(?:[Tt]his "
            + Kinds
            + @" (?:was |is |has been )?"
            + Before
            + "*|[Tt]he "
            + Kinds
            + @" (?:was |is |has been )?"
            + Before
            + "+)(?:appeared|published|posted|republished|syndicated|reprinted|produced)(?: (?:in|on|at|by|from|here|with permission from))+"
            + "|(?:[Tt]he|[Tt]his) "
            + Kinds
            + @" (?:comes|is) from|(?:[Ff]irst|[Oo]riginally) (?:appeared|published|posted) (?:in|on|at|by)|(?:[Rr]epublished|[Rr]eprinted|[Rr]eproduced|[Ss]yndicated) (?:with permission )?from)\s+(?:the website of )?"
            + Name,
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Statement();

    /// <summary>The same in other languages.</summary>
    [GeneratedRegex(
        @"\b(?:[Dd]ies(?:er|e|es) (?:Artikel|Text|Beitrag|Bericht) (?:ist |erschien )?(?:zuerst|ursprünglich)(?: erschienen)? (?:bei|in|im|auf)|[Cc]et article (?:a été|est) (?:publié|republié|initialement publié|d’abord publié)(?: initialement| d’abord| à partir)? (?:par|dans|sur|de)|"
            + @"(?:[Ee]ste (?:artículo|texto|reportaje) (?:fue|ha sido) )?[Pp]ublicado originalmente (?:en|por)|[Ee]ste (?:artigo|texto) foi publicado originalmente (?:em|no|na|por|pelo|pela)|[Pp]ublicado originalmente (?:em|no|na)|[Qq]uesto articolo è stato pubblicato (?:originariamente|originalmente|per la prima volta) (?:su|da|in)|"
            + @"[Dd]it artikel verscheen (?:eerder|eerst|oorspronkelijk) (?:in|op|bij)|[Тт]екст впервые опубликован (?:в|на)|[Вв]первые опубликовано (?:в|на)|[Вв]перше опубліковано (?:в|у|на))\s+[«“""]?"
            + Name,
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(
        @"^\W{0,2}(?:(?:[Ss]ource|SOURCE|Quelle|Fuente|Fonte|Bron|Kilde|Källa|Lähde|Źródło|Zdroj|Forrás|Sursă|Sursa|Kaynak|Sumber|Nguồn|Источник|Джерело|Източник|Извор|Izvor|المصدر|منبع|ماخذ|سرچینه)\s?:\s?|نقلا عن |نقلاً عن |(?:©|\([cC]\)|[Cc]opyright(?: ©)?)\s?(?:[0-9]{4}(?:[-–][0-9]{4})?,? )?)(?<name>"
            + Agencies.Names
            + @")\b",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Credit();

    [GeneratedRegex(
        @"[—–-]{1,2}\s?(?<agency>" + Agencies.Names + @")\.?$|\((?<agency>" + Agencies.Names + @")\)\.?$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Closing();
}
