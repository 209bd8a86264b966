using System.Text.RegularExpressions;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Reads names out of bylines: without "By", job titles, degrees and the outlet.</summary>
internal static partial class AuthorNames
{
    private const int LongestName = 60;
    private const int MostNames = 20;

    public static List<string> Clean(IEnumerable<string> lines, string? outlet) =>
        [.. lines.SelectMany(l => Between().Split(WithoutBy(InlineText.Normalise(l)))).Select(Name).OfType<string>()
            .Where(n => !string.Equals(n, outlet, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNames)];

    /// <summary>What follows "By" at the start of a line; null when the line does not start so.</summary>
    public static string? AfterBy(string line)
    {
        var match = By().Match(line);
        if (!match.Success || match.Length == line.Length) return null;
        var rest = Boundary().Split(line[match.Length..], 2)[0];
        return LooksLikeName(Between().Split(rest)[0]) ? rest : null;
    }

    /// <summary>One to five words, each with a capital or of a script that has none, without digits.</summary>
    public static bool LooksLikeName(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 5 && text.Length <= LongestName && !text.Any(char.IsDigit) && words.All(IsNameWord) && words.Any(w => w.Length > 1) && !Label().IsMatch(text);
    }

    private static bool IsNameWord(string word) => !char.IsLower(word[0]) && char.IsLetter(word[0]) || Particles.Contains(word) || word[0] is '(' or '“' or '"';

    private static readonly HashSet<string> Particles = ["de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "zu", "ter", "ten", "y", "e", "du", "af", "av", "al-"];

    private static string? Name(string part)
    {
        var clean = Trailing().Replace(Parenthesis().Replace(part, ""), "").Trim(' ', ',', ';', '|', '-', '–', '.', ':', '\t', '•', '·', '/', '*');
        if (clean.Length is < 2 or > LongestName || clean.Contains("http", StringComparison.OrdinalIgnoreCase) || clean.Contains("www.", StringComparison.OrdinalIgnoreCase) || clean.Contains('@')) return null;
        return clean.Any(char.IsLetter) && !Credential().IsMatch(clean) && !Label().IsMatch(clean) && clean.Count(c => c == ' ') <= 6 ? clean : null;
    }

    private static string WithoutBy(string line) => By().Replace(line, "", 1);

    [GeneratedRegex(@"^\W*(?:(?:written|words|story|posted|published|report(?:ed|ing)?|article|text|review|interview)\s+by|by|von|par|por|de|di|door|av|af|autor(?:in)?|author|autore|автор|от|реда[кц]+тор|written)\b[\s:]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex By();

    [GeneratedRegex(@"\s*(?:,|;|\||&|/|\t|•|·|⋅| \band\b | \bund\b | \bet\b | \by\b | \bi\b | \bun\b | \bog\b | \boch\b | \bja\b |\bwith\b)\s*", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Between();

    /// <summary>Where a byline goes over into the day, the outlet or what the author is.</summary>
    [GeneratedRegex(@"\s+[|•·⋅–—]\s+|\s+-\s+|\s+(?:on|in|at|for|from|updated|published|posted|last|view|is|was)\s+|\s*\(?\d|\n|(?<=\p{Ll})\.\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\([^)]{0,80}\)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"\s+(?:for|at|in|from|of)\s+.{2,60}$|\s+[-–—|]\s+.{2,60}$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Trailing();

    [GeneratedRegex(@"^(?:[A-Z]{2,6}®?|Ph\.?D\.?|M\.?D\.?|[MR]\.?D\.?N?\.?|M\.?S\.?c?|B\.?A\.?|B\.?S\.?c?|J\.?D\.?|M\.?B\.?A\.?|Esq\.?|Jr\.?|Sr\.?|II|III|FAND|FACLM|DVM|VMD)$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Credential();

    [GeneratedRegex(
        @"\b(?:editor|editors|editor-in-chief|reporter|correspondent|writer|journalist|columnist|contributor|analyst|director|manager|founder|expert|photographer|producer|specialist|professor|redaktion(?:eur)?in?|redakteur(?:in)?|journaliste|périodista|redactor|updated|published|author|authors|role|type|admin|webmaster|share|follow|email|comments?|read|minutes?|view|january|february|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        500)]
    private static partial Regex Label();
}
