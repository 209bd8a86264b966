using System.Text.RegularExpressions;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction.Pages;
using Ingestion.Text;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>
/// Chooses the article's title among what JSON-LD, Open Graph, the headings and the document's title say: the one that
/// the others, and the address, confirm best; of equals the one that readers see.
/// </summary>
internal static partial class TitleFinder
{
    private const int MostHeadings = 12;
    private const int MostLines = 60;
    private const double ShownBonus = 0.45;

    /// <summary>The one heading of the first rank is the headline, when anything else on the page confirms it.</summary>
    private const double OnlyHeading = 1;

    private const int ShortestTold = 8;
    private static readonly string[] Sections = [" | ", " - ", " – ", " — ", " :: ", "｜", "_"];
    private const double Confirmed = 0.25;
    private const double FirstHeading = 0.25;

    /// <summary>Meta elements of services and systems that repeat the headline.</summary>
    private static readonly string[] OtherNames = ["parsely-title", "sailthru.title", "dc.title", "citation_title"];

    private static readonly string[] Separators =
    [
        " | ",
        " - ",
        " – ",
        " — ",
        " · ",
        " :: ",
        " » ",
        " « ",
        " / ",
        " • ",
        " ⋆ ",
        ": ",
        " < ",
        "：",
        "｜",
        "|",
        ":",
    ];

    /// <summary>Marks beside which only the outlet's whole name is cut: they stand in titles too.</summary>
    private static readonly string[] Ambiguous = [": ", ":", "：", "|"];

    public static string Find(MetaTags meta, JsonLdArticle jsonLd, PageTree tree, IReadOnlyList<TextBlock> blocks, string? url)
    {
        var outlets = Outlets(meta, jsonLd, url);
        outlets.AddRange(blocks.Where(b => IsLogo(tree, b)).Select(b => Letters(b.Text)).Where(n => n.Length >= 2));
        var candidates = Candidates(meta, jsonLd, tree, blocks, outlets);
        if (candidates.Count == 0) return "";
        var slug = Slug(url);
        return InlineText.Cut(WithoutSections(candidates.MaxBy(c => Score(c, candidates, slug))!, jsonLd.Headline), Limits.MaxTitleLength);
    }

    /// <summary>"Headline | World | News", where the structured data have the headline alone and no heading shows the rest.</summary>
    private static string WithoutSections(Candidate best, string? told) =>
        best.Prior < ShownBonus / 2
        && told is { Length: >= ShortestTold }
        && best.Text.Length > told.Length
        && best.Text.StartsWith(told, StringComparison.Ordinal)
        && Sections.Any(s => best.Text.AsSpan(told.Length).StartsWith(s, StringComparison.Ordinal))
            ? told
            : best.Text;

    private static double Score(Candidate candidate, List<Candidate> all, HashSet<string> slug)
    {
        var told = Overlap(candidate.Words, slug);
        var others = all.Where(o => !ReferenceEquals(o, candidate)).ToList();
        var (heads, headings) = (Votes(others.Where(o => !o.IsHeading)), Votes(others.Where(o => o.IsHeading)));
        var confirmed = heads.Concat(headings).Append(told).Max();
        var only = candidate.IsOnlyHeading && confirmed >= Confirmed ? OnlyHeading : 0;
        // Headings of sections have words in common with each other.
        return candidate.Prior + only + (0.6 * told) + heads.Sum() + headings.DefaultIfEmpty().Max();

        List<double> Votes(IEnumerable<Candidate> voters) => [.. voters.Select(o => Overlap(candidate.Words, o.Words))];
    }

    /// <summary>A heading that links to the home page.</summary>
    private static bool IsLogo(PageTree tree, TextBlock block)
    {
        if (!block.IsHeading || block.LinkShare < 0.8 || block.Text.Length > 60) return false;
        var link = tree.Closest(block.First, n => n.Tag == Tag.A);
        return link >= 0
            && tree[link].Element!.GetAttribute("href") is { } target
            && (
                target is "/" or "./" or "index.html" or "#"
                || (Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.AbsolutePath.Length <= 1 && uri.Query.Length == 0)
            );
    }

    /// <summary>Cuts "… | Outlet" and "Outlet: …" when what is cut is the outlet's name.</summary>
    public static string WithoutOutlet(string title, IReadOnlyList<string> outlets)
    {
        if (BeforeSlogan(title, outlets) is { } before) return before;
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsOutletBeside(separator, title[(last + separator.Length)..], outlets))
                return WithoutOutlet(title[..last].TrimEnd(), outlets);
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && IsOutletBeside(separator, title[..first], outlets)) return title[(first + separator.Length)..].TrimStart();
        }

        return title;
    }

    /// <summary>"Headline | Outlet | What the outlet is": all from the outlet's name on. Null when no part is one.</summary>
    private static string? BeforeSlogan(string title, IReadOnlyList<string> outlets)
    {
        var parts = title.Split(" | ");
        for (var i = 1; i < parts.Length - 1; i++)
        {
            if (IsOutlet(parts[i], outlets)) return string.Join(" | ", parts[..i].Distinct()).TrimEnd();
        }

        return parts.Length > 1 && Domain().IsMatch(parts[^1]) ? string.Join(" | ", parts[..^1]).TrimEnd() : null;
    }

    /// <summary>A part of a title that is an address and nothing else.</summary>
    [GeneratedRegex(
        @"^[\p{L}\p{N}-]+\.(?:com|net|org|info|tv|de|at|ch|fr|it|es|pl|nl|be|co\.uk)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Domain();

    /// <summary>"Halvek: the town that fell" is a title.</summary>
    private static bool IsOutletBeside(string separator, string part, IReadOnlyList<string> outlets) =>
        Ambiguous.Contains(separator) ? outlets.Contains(Letters(part)) : IsOutlet(part, outlets);

    private static List<Candidate> Candidates(
        MetaTags meta,
        JsonLdArticle jsonLd,
        PageTree tree,
        IReadOnlyList<TextBlock> blocks,
        List<string> outlets
    )
    {
        var candidates = new List<Candidate>();
        var headings = blocks
            .Where(b => b.IsHeading && (b.Around & Traits.Hidden) == 0 && tree.Closest(b.Node, n => n.Tag == Tag.H1) >= 0)
            .Take(MostHeadings)
            .ToList();
        var heads = new[] { jsonLd.Headline, meta.First("og:title"), meta.First("twitter:title"), meta.DocumentTitle }
            .OfType<string>()
            .Select(h => WithoutOutlet(InlineText.Normalise(h), outlets))
            .ToList();
        for (var i = 0; i < headings.Count; i++)
            Add(candidates, Kickers.Without(tree, headings[i], heads), ShownBonus + (i == 0 ? FirstHeading : 0), outlets);
        MarkOnly([.. candidates.Where(c => c.Prior > 0)]);
        foreach (
            var heading in blocks
                .Where(b =>
                    b.IsHeading
                    && ((b.Around & Traits.Title) != 0 || heads.Contains(b.Text, StringComparer.OrdinalIgnoreCase))
                    && !headings.Contains(b)
                )
                .Take(3)
        )
            Add(candidates, heading.Text, ShownBonus / 2, outlets);
        if (candidates.Count == 0 && meta.DocumentTitle is { } told && blocks.Take(MostLines).FirstOrDefault(b => IsMostOf(b.Text, told)) is { } line)
            Add(candidates, line.Text, ShownBonus, outlets);
        Add(candidates, jsonLd.Headline, 0.2, outlets);
        Add(candidates, meta.First("og:title"), 0.1, outlets);
        Add(candidates, meta.First("twitter:title"), 0, outlets);
        Add(candidates, meta.DocumentTitle, 0, outlets);
        foreach (var name in OtherNames) Add(candidates, meta.First(name), 0, outlets);
        return candidates;
    }

    /// <summary>Old pages have no headings: their headline is the line that the document's title repeats.</summary>
    private static bool IsMostOf(string line, string title) =>
        line.Length >= 15 && line.Length * 2 > title.Length && line.Contains(' ') && title.Contains(line, StringComparison.OrdinalIgnoreCase);

    /// <summary>Pages for two widths show their one headline twice.</summary>
    private static void MarkOnly(List<Candidate> headings)
    {
        if (headings.Count > 0 && headings.TrueForAll(h => h.Text == headings[0].Text)) headings[0].IsOnlyHeading = true;
    }

    private static void Add(List<Candidate> candidates, string? text, double prior, List<string> outlets)
    {
        if (text is null || text.Length > 1_000) return;
        var clean = WithoutOutlet(InlineText.Normalise(text), outlets);
        if (clean.Length == 0) return;
        var penalty = IsOutlet(clean, outlets) ? 2 : 0;
        candidates.Add(new(clean, Words(clean), prior - penalty) { IsHeading = prior >= ShownBonus });
    }

    private static List<string> Outlets(MetaTags meta, JsonLdArticle jsonLd, string? url)
    {
        var names = new List<string>();
        if (meta.First("og:site_name") is { } site) names.Add(Letters(site));
        if (meta.First("application-name") is { } application) names.Add(Letters(application));
        if (jsonLd.Publisher is { } publisher) names.Add(Letters(publisher));
        if (Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            var host = address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;
            names.Add(Letters(host));
            names.AddRange(host.Split('.').Where(l => l.Length >= 4).Select(Letters));
        }

        return [.. names.Where(n => n.Length >= 2)];
    }

    private static bool IsOutlet(string part, IReadOnlyList<string> outlets)
    {
        var name = Letters(part);
        return name.Length > 0 && outlets.Any(o => Same(name, o));
    }

    private static bool Same(string name, string outlet) =>
        name == outlet
        || (name.Length >= 4 && outlet.Contains(name, StringComparison.Ordinal))
        || (outlet.Length >= 4 && name.Contains(outlet, StringComparison.Ordinal) && name.Length <= outlet.Length + 12);

    /// <summary>The words of the address's last meaningful step.</summary>
    private static HashSet<string> Slug(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return [];
        var step = address.Segments.Select(s => s.Trim('/')).Where(s => s.Count(c => c is '-' or '_') >= 2).MaxBy(s => s.Length);
        return step is null ? [] : Words(step.Replace('_', '-'));
    }

    private static double Overlap(HashSet<string> one, HashSet<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var both = one.Count(other.Contains);
        return 2.0 * both / (one.Count + other.Count);
    }

    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static HashSet<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, RegexBound.Milliseconds)]
    private static partial Regex Word();

    private sealed record Candidate(string Text, HashSet<string> Words, double Prior)
    {
        public bool IsHeading { get; init; }

        public bool IsOnlyHeading { get; set; }
    }
}
