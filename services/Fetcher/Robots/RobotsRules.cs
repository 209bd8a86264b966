using System.Globalization;
using System.Text;

namespace Ingestion.Fetcher.Robots;

/// <summary>
/// What a robots.txt says to this product (RFC 9309): the longest matching rule wins, <c>Allow</c> wins a tie,
/// <c>*</c> and <c>$</c> are wildcards. <c>Crawl-delay</c> and <c>Sitemap</c> are read besides.
/// </summary>
public sealed class RobotsRules
{
    /// <summary>Bytes that are read; the standard asks for 500 kibibytes at least.</summary>
    public const int MaxBytes = 512 * 1024;

    private const int MaxRules = 5000;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);
    private readonly List<(RobotsPattern Pattern, bool Allows)> _rules = [];

    private RobotsRules()
    {
    }

    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Time that the site asks for between two requests, five minutes at most; null when it does not ask.</summary>
    public TimeSpan? CrawlDelay { get; private set; }

    /// <summary>Sitemaps that it names.</summary>
    public IReadOnlyList<string> Sitemaps { get; private set; } = [];

    /// <summary>Reads the groups for <paramref name="token"/>, or those for everyone when there are none.</summary>
    public static RobotsRules Parse(string text, string token)
    {
        var own = new RobotsRules();
        var others = new RobotsRules();
        var sitemaps = new List<string>();
        RobotsRules? current = null;
        bool namesOwn = false, namesAll = false, inNames = false, hasOwn = false;
        foreach (var (name, value) in Lines(text))
        {
            if (name == "user-agent")
            {
                if (!inNames) namesOwn = namesAll = false;
                inNames = true;
                namesOwn |= Product(value).Equals(token, StringComparison.OrdinalIgnoreCase);
                namesAll |= value == "*";
                hasOwn |= namesOwn;
                current = namesOwn ? own : namesAll ? others : null;
            }
            else if (name == "sitemap")
            {
                if (sitemaps.Count < 100) sitemaps.Add(value);
            }
            else
            {
                inNames = false;
                current?.Add(name, value);
            }
        }

        var rules = hasOwn ? own : others;
        rules.Sitemaps = sitemaps;
        return rules;
    }

    /// <param name="pathAndQuery">Beginning with a slash.</param>
    public bool Allows(string pathAndQuery)
    {
        if (pathAndQuery == "/robots.txt") return true;
        var path = RobotsPattern.Normalise(pathAndQuery);
        (int Length, bool Allows) best = (-1, true);
        foreach (var (pattern, allows) in _rules)
        {
            if (pattern.Length < best.Length || (pattern.Length == best.Length && !allows) || !pattern.Matches(path)) continue;
            best = (pattern.Length, allows);
        }

        return best.Allows;
    }

    private static IEnumerable<(string Name, string Value)> Lines(string text)
    {
        foreach (var line in text.TrimStart('\uFEFF').Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var hash = line.IndexOf('#', StringComparison.Ordinal);
            var plain = hash < 0 ? line : line[..hash];
            var colon = plain.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) yield return (plain[..colon].Trim().ToLowerInvariant().Replace(' ', '-'), plain[(colon + 1)..].Trim());
        }
    }

    /// <summary>"Ingestion/2.0 (beta)" names the product "Ingestion".</summary>
    private static string Product(string value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '-' or '_')) end++;
        return value[..end];
    }

    private void Add(string name, string value)
    {
        if (name is "allow" or "disallow" && value.Length > 0 && _rules.Count < MaxRules) _rules.Add((new RobotsPattern(value), name == "allow"));
        if (name != "crawl-delay" || !double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)) return;
        CrawlDelay = seconds < LongestDelay.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestDelay;
    }
}

/// <summary>A path pattern of robots.txt. Matching is linear in the pattern's pieces, whatever the path.</summary>
internal sealed class RobotsPattern
{
    private readonly string[] _pieces;
    private readonly bool _toEnd;

    public RobotsPattern(string pattern)
    {
        _toEnd = pattern.EndsWith('$');
        var normal = Normalise(_toEnd ? pattern[..^1] : pattern);
        Length = normal.Length;
        _pieces = normal.Split('*');
    }

    /// <summary>In characters: the specificity by which rules are ranked.</summary>
    public int Length { get; }

    public bool Matches(string path)
    {
        if (!path.StartsWith(_pieces[0], StringComparison.Ordinal)) return false;
        var at = _pieces[0].Length;
        for (var i = 1; i < _pieces.Length; i++)
        {
            if (i == _pieces.Length - 1 && _toEnd)
                return path.Length - _pieces[i].Length >= at && path.EndsWith(_pieces[i], StringComparison.Ordinal);
            var found = path.IndexOf(_pieces[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + _pieces[i].Length;
        }

        return !_toEnd || at == path.Length;
    }

    /// <summary>Percent-encoding in one spelling: escapes in upper case, non-ASCII escaped, unreserved characters plain.</summary>
    public static string Normalise(string path)
    {
        var result = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, null, out var value))
            {
                if (char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~') result.Append((char)value);
                else result.Append('%').Append(value.ToString("X2"));
                i += 2;
            }
            else if (path[i] > '~')
            {
                Rune.DecodeFromUtf16(path.AsSpan(i), out var rune, out var used);
                foreach (var b in Encoding.UTF8.GetBytes(rune.ToString())) result.Append('%').Append(b.ToString("X2"));
                i += used - 1;
            }
            else
            {
                result.Append(path[i]);
            }
        }

        return result.ToString();
    }
}
