using System.Text.RegularExpressions;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Tells an organisation's name from a person's by the words that only organisations bear.</summary>
internal static partial class Organisations
{
    public static bool IsOne(string name) => Word().IsMatch(name) || IsAgency(name);

    /// <summary>Capitals alone: an agency where a line says nothing else, a degree behind a name.</summary>
    public static bool IsAgency(string name) => Acronym().IsMatch(name);

    [GeneratedRegex(
        @"\b(?:news|newsroom|newsdesk|staff|team|desk|bureau|agency|agencies|press|editors|editorial|media|times|herald|gazette|tribune|chronicle|courier|telegraph|guardian|magazine|journal|daily|weekly|broadcasting|radio|television|tv|network|"
            + @"inc|llc|ltd|gmbh|corp|company|university|college|school|institute|institut|foundation|association|society|council|ministry|department|office|center|centre|committee|commission|organi[sz]ation|library|museum|lines|services?|"
            + @"reuters|afp|xinhua|bloomberg|tass|interfax|anadolu|redaktion|rédaction|redacción|redazione|redação|redactie|redakcja|redakce|agencia|agence|agenzia|agentur|nachrichten|noticias|zeitung|"
            + @"редакция|редакція|агентство|новости|новини|وكالة|وكالات|تحرير|صحيفة|خبرگزاری|روزنامه|شبکه|گروه|سرویس|تحریریه)\b|\b\w+\.(?:com|org|net|info|tv|co)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Word();

    [GeneratedRegex(@"^\p{Lu}{2,6}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Acronym();
}
