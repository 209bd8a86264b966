using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Bodies;

/// <summary>Recognises lines that say when and nothing else: of the article ("Updated on 31.10.2026, 15:49"), or of a post that it shows.</summary>
internal static partial class Stamps
{
    private const int Longest = 110;

    /// <summary>Whether a text is such a line. A day alone may be a heading of the article's.</summary>
    public static bool Is(string text) =>
        text.Length <= Longest && text.Any(char.IsAsciiDigit) && (Time().IsMatch(text) || Post().IsMatch(text) || Length().IsMatch(text));

    [GeneratedRegex(
        @"^\W*(?:(?:zuletzt |last |letzte )?(?:aktualisiert|veröffentlicht|publiziert|stand|aktualisierung|updated?|published|posted|modified|mis à jour|publié|actualizado|publicado|aggiornato|pubblicato|gepubliceerd|bijgewerkt|atualizado|опубликовано|обновлено)\b\W*(?:(?:am|on|le|el|il|em|op)\b\W*)?(?<day>[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.? \p{L}{3,10}\.? [0-9]{4}|\p{L}{3,10}\.? [0-9]{1,2}, [0-9]{4})\W*(?:(?:um|at|à|a las|alle|às|om)\b\W*)?(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?)?"
            + @"|(?:[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?: ?(?:uhr|h|[ap]\.?m\.?))?\W+)?(?<date>[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})|[0-9]{1,2}\.? \p{L}{3,10}\.? [0-9]{4}|\p{L}{3,10}\.? [0-9]{1,2}, [0-9]{4})\W+(?:(?:um|at|à|a las|alle|às|om|kl)\b\W*)?[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?"
            + @"|[0-9]{1,2}[:.h][0-9]{2}\W+[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4})\W*(?:uhr|hrs?|h|[ap]\.?m\.?|[A-Z]{2,4}|ist)?\W*(?:[A-Z]{2,4})?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Time();

    /// <summary>"VIDEO 3:49".</summary>
    [GeneratedRegex(
        @"^(?:(?:video|audio|watch|listen)\W*)?(?:[0-9]{1,2}:[0-9]{2}){1,2}\s?(?:min)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Length();

    /// <summary>"— Ana Varga (@anavarga) 9 December 2026".</summary>
    [GeneratedRegex(@"^[—–-]\s?[^()]{1,60}\(@\w{1,30}\),?\s[^.!?]{4,30}[0-9]{4}$", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Post();
}
