using System.Globalization;
using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Reads names out of bylines: without "By", job titles, degrees and the outlet.</summary>
internal static partial class AuthorNames
{
    private const int LongestName = 60;
    private const int MostNames = 20;

    /// <summary>The people that <paramref name="lines"/> name; the organisations where they name no person.</summary>
    public static List<string> Clean(IEnumerable<string> lines, Outlet? outlet)
    {
        var names = All(lines, outlet);
        var people = names.FindAll(n => !Organisations.IsOne(n));
        return people.Count > 0 ? people : names;
    }

    /// <summary>Everybody that <paramref name="lines"/> name but the outlet itself.</summary>
    public static List<string> All(IEnumerable<string> lines, Outlet? outlet)
    {
        var names = lines
            .Where(l => outlet?.Is(l) != true)
            .SelectMany(Names)
            .Where(n => outlet?.Is(n) != true)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostNames)
            .ToList();
        // Beside a name, words that are none tell what its bearer does.
        return names.Exists(n => n.Contains(' ') && LooksLikeName(n))
            ? names.FindAll(n => !n.Contains(' ') || LooksLikeName(n) || Organisations.IsOne(n))
            : names;
    }

    /// <summary>Whether a name is one that people have, not an account's.</summary>
    public static bool IsFull(string name) => name.Contains(' ') || name.Any(c => c > '\u024F');

    /// <summary>Whether a line may stand for an author as it is: short, with letters, no address and no markup.</summary>
    public static bool IsText(string line) =>
        !Accounts.Contains(line) && line.Length is >= 2 and <= LongestName && line.Count(char.IsLetter) >= 2 && line.AsSpan().IndexOfAny("<>@{}") < 0
        && !line.Contains("://", StringComparison.Ordinal) && !line.Contains("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Accounts that nobody goes by.</summary>
    private static readonly HashSet<string> Accounts = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin",
        "administrator",
        "webmaster",
        "root",
        "user",
        "guest",
        "default",
        "undefined",
        "null",
        "none",
        "n/a",
    };

    private static List<string> Names(string line)
    {
        if (line.Contains("://", StringComparison.Ordinal)) return [];
        var said = AgencyBehind().Replace(WithoutPlace(WithoutPictures(WithoutBy(InlineText.Normalise(Markup().Replace(line, " "))))), ", ");
        if (Organisations.IsAgency(said))
            return [said];
        if (Organisations.IsOne(said) && !Mark().IsMatch(said) && !BeginsWithPerson(said))
            return Name(said) is { } whole ? [whole] : [];
        var names = Mark()
            .Split(Parenthesis().Replace(Companions().Replace(said, ", $1"), " "))
            .Where(part => !Label().IsMatch(Trailing().Replace(part, "")))
            .TakeWhile(part => !Position().IsMatch(part))
            .SelectMany(Joined)
            .Select(Name)
            .OfType<string>()
            .ToList();
        // Beside a full name, a single word is what its bearer does, or for whom.
        return names.Exists(n => n.Contains(' ')) && Mark().IsMatch(said) ? names.FindAll(n => IsFull(n) || Organisations.IsOne(n)) : names;
    }

    /// <summary>Two single words that "and" joins are one name, as outlets have them.</summary>
    private static string[] Joined(string part)
    {
        var names = And().Split(part);
        return names.Length == 2 && !Array.Exists(names, n => n.Contains(' ') || Organisations.IsOne(n)) ? [part] : names;
    }

    /// <summary>"Ana Varga and The River Press Agency" are two; "Food and Agriculture Organization" is one.</summary>
    private static bool BeginsWithPerson(string line) =>
        And().Split(line, 2) is [var first, _] && first.Contains(' ') && LooksLikeName(first) && !Organisations.IsOne(first);

    /// <summary>Whether a line says "By" and nothing else.</summary>
    public static bool IsOnlyBy(string line) => line.Length <= 40 && By().Match(line) is { Success: true } match && match.Length == line.Length;

    /// <summary>What follows "By" at the start of a line; null when the line does not start so.</summary>
    public static string? AfterBy(string line)
    {
        var match = By().Match(line);
        if (!match.Success) match = DatedBy().Match(line);
        if (!match.Success || match.Length == line.Length) return null;
        var rest = Boundary().Split(line[match.Length..], 2)[0];
        return LooksLikeName(And().Split(Mark().Split(rest)[0])[0]) ? rest : null;
    }

    /// <summary>The full name in a line that begins with a day and goes on, after a mark, to whose line it is; empty for others.</summary>
    public static IEnumerable<string> AfterDay(string line)
    {
        var match = Dated().Match(line);
        if (!match.Success) return [];
        var name = Boundary().Split(line[match.Length..], 2)[0];
        return name.Contains(' ') && LooksLikeName(name) ? [name] : [];
    }

    /// <summary>One to five words, each with a capital or of a script that has none, without digits.</summary>
    public static bool LooksLikeName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 5
            && !Particles.Contains(words[^1])
            && text.Length <= LongestName
            && !text.Any(char.IsDigit)
            && words.All(IsNameWord)
            && words.Any(w => w.Length > 1)
            && !Label().IsMatch(text);
    }

    private static bool IsNameWord(string word) =>
        !char.IsLower(word[0]) && char.IsLetter(word[0]) || Particles.Contains(word) || word[0] is '(' or '“' or '"';

    private static readonly HashSet<string> Particles =
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "zu",
        "ter",
        "ten",
        "y",
        "e",
        "du",
        "af",
        "av",
        "al-",
    ];

    private static string? Name(string part)
    {
        part = Desk().Replace(part, "");
        var bare = Dating().Replace(Handle().Replace(Parenthesis().Replace(part, " "), ""), "");
        var clean = InlineText
            .Normalise(Organisations.IsOne(bare) ? bare : Role().Replace(Trailing().Replace(bare, ""), ""))
            .Trim(' ', ',', ';', '|', '-', '–', ':', '\t', '•', '·', '/', '*');
        clean = Initial().IsMatch(clean) ? clean.TrimStart('.') : clean.Trim('.', ' ');
        if (
            clean.Length is < 2 or > LongestName
            || clean.Contains("http", StringComparison.OrdinalIgnoreCase)
            || clean.Contains("www.", StringComparison.OrdinalIgnoreCase)
            || clean.Contains('@')
            || clean.Contains(": ", StringComparison.Ordinal)
        )
            return null;
        if (clean.Any(c => c is '<' or '>' or '→' or '«' or '»' or '„' || (c > '\u007F' && char.IsDigit(c))) || Clock().IsMatch(clean))
            return null;
        return clean.Any(char.IsLetter) && !Credential().IsMatch(clean) && !Label().IsMatch(clean) && clean.Count(c => c == ' ') <= 6
            ? InMixedCase(OfAccount(clean))
            : null;
    }

    /// <summary>"ana-varga" and "ana.varga" are how addresses and accounts write a name.</summary>
    private static string OfAccount(string name) => Account().IsMatch(name) ? name.Replace('-', ' ').Replace('.', ' ').ToUpperInvariant() : name;

    [GeneratedRegex(@"^(?:[a-z]{2,}(?:-[a-z]{2,}){1,2}|[a-z]{3,}\.[a-z]{4,})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Account();

    /// <summary>Bylines in capitals name the same people.</summary>
    private static string InMixedCase(string name) =>
        name.Contains(' ') && !name.Any(char.IsLower) && !Organisations.IsOne(name)
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())
            : name;

    private static string WithoutBy(string line) => By().Replace(line, "", 1);

    /// <summary>"Varga, Ana" as "Ana Varga"; any other text as it is.</summary>
    public static string FirstNameFirst(string text) =>
        Inverted().Match(text) is { Success: true } match && !Organisations.IsOne(text)
            ? $"{match.Groups["first"].Value} {match.Groups["last"].Value}"
            : text;

    [GeneratedRegex(
        @"^(?<last>\p{Lu}[\p{L}'’-]+), (?<first>\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){0,2})$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Inverted();

    /// <summary>Heads hold names as the page shows them, links and all.</summary>
    [GeneratedRegex(
        @"</?(?:a|b|i|em|strong|span|br|p)\b[^<>]{0,300}>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Markup();

    private static string WithoutPictures(string line) => Pictures().Replace(line, "");

    /// <summary>"The River Post, Halvek, Germany" is how some systems write an outlet for search engines.</summary>
    private static string WithoutPlace(string line) => Place().Replace(line, "");

    /// <summary>Who took the pictures, behind who wrote.</summary>
    [GeneratedRegex(
        @"(?<!(?:and|und|et|y|e|&)\s)(?:\b(?:with|mit|avec|con)\s+)?\b(?:photo(?:s|graphs?|graphy|grafie)?|pictures|illustrations?|fotos?|bilder)(?:\s+(?:by|von|par|de|por|di)\b|\s?:).*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Pictures();

    [GeneratedRegex(
        @",\s*[\p{L} .'-]{2,40},\s*(?:Germany|Deutschland|Austria|Österreich|Switzerland|Schweiz|Suisse|France|Italy|Italia|Spain|España|Poland|Netherlands|United Kingdom|UK|USA|United States)$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Place();

    /// <summary>Names in brackets behind another.</summary>
    [GeneratedRegex(
        @"\s*\((?:with|mit|avec|con|com|und|and|et)\s+([^)]{2,80})\)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Companions();

    /// <summary>Before an agency that nothing parts from the full name before it.</summary>
    [GeneratedRegex(
        @"(?<=\p{L}\s+\p{Lu}[\p{L}'’-]+)\s+(?=(?:Reuters|(?:The )?Associated Press|Agence France-Presse|AFP|AP|dpa|APA|ANSA|EFE)$)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex AgencyBehind();

    [GeneratedRegex(
        @"^\W*(?:(?:this (?:post|article|story|piece) (?:was|is) |an? |eine? |une? |una? )?(?:(?:written|words|story|posted|published|report(?:ed|ing)?|article|text|review|interview|column|essay|opinion|analysis|commentary)\s+by"
            + @"|(?:artikel|beitrag|gastbeitrag|kolumne|kommentar|bericht|reportage|rezension|interview|essay|analyse|text|erstellt|eingestellt|geschrieben|verfasst|gepostet|veröffentlicht) von"
            + @"|(?:article|tribune|chronique|billet|texte|écrit|publié|rédigé|propos recueillis) (?:de|par)|(?:escrito|publicado|columna|artículo|nota|redactado) (?:por|de)|(?:scritto|pubblicato|articolo) (?:da|di)|(?:geschreven|gepubliceerd|artikel) door)"
            + @"|(?:(?:show|view|see|zeige|voir|ver) )?(?:all|alle|tous les|todos los) (?:articles?|posts?|stories|beiträge|artikel) (?:by|of|von|de|par)|(?:articles?|posts?|stories) by|alles von"
            + @"|by(?:by)?|von|par|por|de|di|door|av|af|autor(?:in)?|autor[ea]s|autoren|author|autore|auteure?s?|oleh|автор|от|реда[кц]+тор|written|(?:interview|reportage|protokoll|rezept von|recipe by|submitted by|gespeichert von)(?=\s*[:\s])|texte d[eu]|text|(?:about|über)(?=\s+(?-i:\p{Lu}\p{Ll})))\b(?:[\s:|]+|$)"
            + @"|^\W*(?:取材・文|取材|文・写真|文|著者|作者|筆者|執筆者?|ライター|撰文|作者名|글)\s*[：:／/＝=]\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex By();

    /// <summary>The day first, then by whom.</summary>
    [GeneratedRegex(
        @"^[^.!?]{0,40}\b(?:19|20)[0-9]{2}\b[^.!?]{0,12}?[\s,|•·–—-](?:by|von|par|por|door|av|af)\s+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex DatedBy();

    [GeneratedRegex(@"^[^.!?•·|]{0,12}\.?[^.!?•·|]{0,20}\b(?:19|20)[0-9]{2}\s*[|•·–—]\s*", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\s*[,;|&/\t•·⋅،、]\s*(?:(?:and|und|et|y|e|og|och|en)\s+(?=\p{Lu}))?", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"\s+(?:and|And|AND|und|Und|UND|et|ET|en|un|og|och|ja|with|ve|и|та|و)\s+|(?<=\S\s+\S+)\s+[yei]\s+(?=\S+\s+\S)",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex And();

    /// <summary>Where a byline goes over into the day, the outlet or what the author is.</summary>
    [GeneratedRegex(
        @"\s+[|•·⋅–—]\s+|\s+-\s+|\s+@|\s+(?:on|am|in|at|for|from|updated|published|posted|last|view|is|was|avec|mit|con|com|med)\s+|\s*\(?\d|\n|(?<=(?-i:\p{Ll}))\.\s",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Boundary();

    /// <summary>"corrected 18:57".</summary>
    [GeneratedRegex("[0-9][:.h][0-9]{2}", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Clock();

    /// <summary>A last name in one letter keeps its point, as "Jr." does.</summary>
    [GeneratedRegex(@"\s(?:\p{Lu}|[JS]r)\.$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Initial();

    /// <summary>An account's name behind the person's.</summary>
    [GeneratedRegex(@"(?<=\w)\s+@\w+", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Handle();

    [GeneratedRegex(@"\([^)]{0,80}\)|（[^）]{0,80}）", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\s+(?:for|For|FOR|at|in|from|of)\s+.{2,60}$|\s+[-–—|]\s+.{2,60}$", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Trailing();

    /// <summary>The day, or how long ago, behind a name of two words or more.</summary>
    [GeneratedRegex(
        @"(?<=\p{L}\s+\p{L}+)\s+(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s)?[0-9].{0,40}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Dating();

    /// <summary>What its bearer is, behind a name and a comma: all that follows tells where.</summary>
    [GeneratedRegex(
        @"^(?:Senior|Chief|Deputy|Associate|Assistant|Executive|Managing|Vice|Head of|Former) \p{Lu}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Position();

    /// <summary>The desk before a Korean name ("… = name"), the word for reporter before a Chinese one, and how the report came behind it.</summary>
    [GeneratedRegex(
        @"^[^=＝]{1,20}[=＝](?=\p{IsHangulSyllables}{2,4}(?:\s|$))|^(?:本報)?(?:記者|记者)\s?(?=\p{IsCJKUnifiedIdeographs}{2,4}(?:[／/]|$))|(?<=^(?:本報)?(?:記者|记者)?\s?\p{IsCJKUnifiedIdeographs}{2,4})[／/]\p{IsCJKUnifiedIdeographs}{2,8}$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Desk();

    /// <summary>What Chinese, Japanese and Korean bylines say behind a name of what its bearer did.</summary>
    [GeneratedRegex(
        @"(?<=\p{L})\s*(?:[／/]\s*)?(?:(?:^|(?<=\s))(?:著|監訳|共訳|訳|編|文|撰文|報道|报道)|特派員|記者|记者|기자)$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Role();

    [GeneratedRegex(
        @"^(?:[A-Z]{2,6}®?|Ph\.?D\.?|M\.?D\.?|[MR]\.?D\.?N?\.?|M\.?S\.?c?|B\.?A\.?|B\.?S\.?c?|J\.?D\.?|M\.?B\.?A\.?|Esq\.?|Jr\.?|Sr\.?|II|III|FAND|FACLM|DVM|VMD)$",
        RegexOptions.CultureInvariant,
        RegexBound.Milliseconds
    )]
    private static partial Regex Credential();

    [GeneratedRegex(
        @"\b(?:editor|editors|editor-in-chief|reporter|correspondent|writer|journalist|columnist|contributor|analyst|director|manager|founder|expert|photographer|producer|specialist|professor|redaktion(?:eur)?in?|redakteur(?:in)?|journaliste|périodista|redactor|updated|published|author|authors|by|role|type|privacy|policy|terms|about|webmaster|share|follow|learn more|read more|see all|alle artikel|undefined|null|full bio|profile?|profil|posts|settings|einstellungen|auteure?|autores|abmelden|anmelden|archiv|log ?in|log ?out|register|beiträge|artikelübersicht|quelle|fotos?|e-mail|editoría|\w*admin|images|dietitian|astrologer|attorney|nutritionist|physician|email|comments?|read|minutes?|view|january|february|september|october|november|december|(?:april|june|july|august)(?=\W*(?:[0-9]|$))|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        RegexBound.Milliseconds)]
    private static partial Regex Label();
}
