using System.Text.RegularExpressions;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Names by which news agencies are credited. A new one belongs here, nowhere else.</summary>
internal static partial class Agencies
{
    /// <summary>As an alternative of a regular expression; the longer of two that begin alike stands first.</summary>
    public const string Names =
        "Reuters|REUTERS|The Associated Press|Associated Press|AP|AFP|Agence France-Presse|dpa|DPA|Europa Press|EFE|ANSA|AGI|TASS|Interfax|RIA Novosti|Xinhua|UNI|PTI|ANI|IANS|APP|INP|Bloomberg|Kyodo|Yonhap|"
        + "Anadolu|AA|Ukrinform|Unian|Pajhwok|Khaama|TOLOnews|Bakhtar|SANA|IRNA|ISNA|Fars|Tasnim|WAM|SPA|MENA|Petra|QNA|KUNA|CNA|CP|The Canadian Press|UPI|PA Media|PA|Lusa|Belga|ANP|NTB|TT|Ritzau|STT|PAP|CTK|ČTK|TASR|MTI|Agerpres|"
        + "BTA|Hina|Tanjug|Beta|FENA|MIA|ATA|AZERTAC|Trend|Armenpress|Kazinform|KABAR|UzA|Antara|Bernama|VNA|NAN|SABC|ENA|KNA|SUNA|APA|sda|SDA|AAP|"
        + "ТАСС|Интерфакс|РИА Новости|Укринформ|Укрінформ|УНІАН|Інтерфакс-Україна|БЕЛТА|БелТА|رويترز|أ ف ب|أ\\.ف\\.ب|فرانس برس|د ب أ|الأناضول|سبأ|سانا|واس|رویترز|ایرنا|ایسنا|تسنیم|پژواک|باختر";

    /// <summary>Words and other names as well: they name an agency only where a line says that it names one.</summary>
    private static readonly HashSet<string> Ambiguous =
    [
        "Trend",
        "Beta",
        "MIA",
        "ATA",
        "Fars",
        "Petra",
        "Hina",
        "PA",
        "CP",
        "TT",
        "AA",
        "UNI",
        "APP",
        "INP",
        "NAN",
        "CNA",
        "SPA",
        "MENA",
        "ENA",
        "APA",
        "AAP",
        "KABAR",
        "PAP",
        "ANI",
        "سبأ",
        "واس",
        "باختر",
    ];

    /// <summary>Whether <paramref name="text"/> is such a name and nothing else.</summary>
    public static bool IsOne(string text) => Whole().IsMatch(text) && !Ambiguous.Contains(text);

    [GeneratedRegex("^(?:" + Names + ")$", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Whole();
}
