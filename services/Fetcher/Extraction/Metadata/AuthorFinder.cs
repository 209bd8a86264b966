using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingestion.Fetcher.Extraction.Pages;

namespace Ingestion.Fetcher.Extraction.Metadata;

/// <summary>Finds who wrote the article: all of them, names only, people before organisations.</summary>
internal static partial class AuthorFinder
{
    private const int LongestName = 60;
    private const int MostMarked = 30;
    private const int MostLinked = 10;

    /// <summary>Blocks at the article's end in which it is signed.</summary>
    private const int LastLines = 8;

    private static readonly string[] Names =
    [
        "article:author",
        "parsely-author",
        "sailthru.author",
        "author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "citation_author",
        "article.author",
        "twitter:creator:name",
        "og:article:author",
        "authors",
        "author_name",
        "article:author_name",
        "article-author",
        "mediator_author",
        "shareaholic:article_author_name",
        "cXenseParse:author",
        "rnews:author",
    ];

    public static IReadOnlyList<string> Find(MetaTags meta, JsonLdArticle jsonLd, Page page, string title, Outlet outlet)
    {
        var scopes = BylineScopes.Of(page, title);
        // Where an agency signs at the headline, whoever is named far from it wrote something else.
        var signed = new Lazy<bool>(() => FromByline(page, scopes[0].Value, outlet).Exists(Organisations.IsOne));
        Func<List<string>>[] candidates =
        [
            () =>
                Fuller(
                    Fuller(
                        AuthorNames.Clean(jsonLd.Authors.Except(jsonLd.AuthorOrganisations), outlet),
                        FromMeta(meta, outlet, jsonLd.AuthorOrganisations)
                    ),
                    () => FromByline(page, scopes[0].Value, outlet)
                ),
            () => Fuller(FromMeta(meta, outlet, jsonLd.AuthorOrganisations), () => FromByline(page, scopes[0].Value, outlet)),
            () => FromLabels(meta, page, scopes[0], outlet),
            () => FromMarked(page, title, outlet),
            .. scopes.Take(BylineScopes.OfTheArticle).SelectMany(lines => FromShown(page, lines, outlet)),
            .. scopes
                .Skip(BylineScopes.OfTheArticle)
                .SelectMany(lines => FromShown(page, lines, outlet))
                .Select<Func<List<string>>, Func<List<string>>>(far => () => signed.Value ? [] : far()),
            () => FromStatement(page, outlet),
            () => BracketedNames.Find(page),
            () => FromPortrait(page, title, outlet),
            () => FromSignature(page, outlet),
        ];
        var found = new List<List<string>>();
        foreach (var candidate in candidates)
        {
            var names = candidate();
            if (names.Exists(IsPerson)) return names.FindAll(IsPerson);
            if (names.Count > 0) found.Add(names);
        }

        return found.FirstOrDefault() ?? AsWritten([.. jsonLd.Authors, .. InHead(meta), .. Labelled(meta)], outlet);
    }

    /// <summary>The outlet under the name it gives itself, or whatever the head says in place of a name ("Staff Writer").</summary>
    private static List<string> AsWritten(List<string> said, Outlet outlet)
    {
        if (said.Find(outlet.Is) is { } own) return [own];
        var named = AuthorNames.Clean(said, null).Take(1).ToList();
        return named.Count > 0 ? named : [.. said.Where(AuthorNames.IsText).Take(1)];
    }

    /// <summary>What the structured data call an organisation is none of the people, however its name reads.</summary>
    private static List<string> FromMeta(MetaTags meta, Outlet outlet, IReadOnlyList<string> organisations) =>
        AuthorNames.Clean(
            Names.Select(n => Told(meta, n).Except(organisations)).FirstOrDefault(a => AuthorNames.Clean(a, outlet).Count > 0) ?? [],
            outlet
        );

    /// <summary>Catalogues name people by their last names first.</summary>
    private static IEnumerable<string> Told(MetaTags meta, string name) =>
        name.StartsWith("dc", StringComparison.Ordinal) || name.StartsWith("citation", StringComparison.Ordinal)
            ? meta.All(name).Select(AuthorNames.FirstNameFirst)
            : meta.All(name);

    /// <summary>A list of which another has all the names and more is not whole.</summary>
    private static List<string> Fuller(List<string> names, List<string> others) =>
        names.Count > 0 && others.Count > names.Count && names.TrueForAll(n => others.Contains(n, StringComparer.OrdinalIgnoreCase)) ? others : names;

    private static List<string> Fuller(List<string> names, Func<List<string>> others) =>
        names.Exists(IsPerson) ? Fuller(names, others().FindAll(n => IsPerson(n) && AuthorNames.LooksLikeName(n))) : names;

    /// <summary>Values of the meta elements that name authors.</summary>
    public static IEnumerable<string> InHead(MetaTags meta) => Names.SelectMany(meta.All);

    /// <summary>What the lines near the headline say after "By".</summary>
    public static IEnumerable<string> Bylines(Page page, string title) =>
        BylineScopes.Of(page, title).SelectMany(lines => Bylines(page, lines.Value));

    private static IEnumerable<string> Bylines(Page page, List<TextBlock> lines) =>
        lines.Select((b, i) => Byline(page.Tree, b, i + 1 < lines.Count ? lines[i + 1] : null)).OfType<string>();

    /// <summary>"By" may stand on a line of its own, above the name.</summary>
    private static string? Byline(PageTree tree, TextBlock line, TextBlock? next)
    {
        var text = SignedText.Of(tree, line);
        return AuthorNames.IsOnlyBy(text) && next is not null
            ? AuthorNames.AfterBy($"{text} {SignedText.Of(tree, next)}")
            : AuthorNames.AfterBy(text);
    }

    /// <summary>An account's name or an organisation gives way to a person named elsewhere on the page.</summary>
    private static bool IsPerson(string name) => AuthorNames.IsFull(name) && !Organisations.IsOne(name);

    /// <summary>Such a label names the account that posted the article; a byline at the headline knows better.</summary>
    private static List<string> FromLabels(MetaTags meta, Page page, Lazy<List<TextBlock>> near, Outlet outlet)
    {
        var labelled = AuthorNames.Clean(Labelled(meta), outlet);
        if (labelled.Count == 0) return labelled;
        var shown = FromByline(page, near.Value, outlet);
        return shown.Exists(IsPerson) ? shown : labelled;
    }

    /// <summary>Pairs of label and value that systems write for messengers' previews: "Written by" and the name.</summary>
    private static IEnumerable<string> Labelled(MetaTags meta)
    {
        for (var i = 1; i <= 2; i++)
        {
            if (meta.First($"twitter:label{i}") is { } label && IsAuthorLabel().IsMatch(label)) yield return meta.First($"twitter:data{i}") ?? "";
        }
    }

    private static IEnumerable<Func<List<string>>> FromShown(Page page, Lazy<List<TextBlock>> lines, Outlet outlet) =>
    [
        () => FromLinksOrByline(page, lines.Value, outlet),
        () => FromByline(page, lines.Value, outlet),
        () => FromNamed(page, lines.Value, outlet),
    ];

    /// <summary>Where only some of those that the byline names have a page of their own, the byline.</summary>
    private static List<string> FromLinksOrByline(Page page, List<TextBlock> lines, Outlet outlet)
    {
        var linked = FromLinks(page, lines, outlet);
        if (linked.Count == 0) return linked;
        var named = FromByline(page, lines, outlet);
        return named.Count > linked.Count && linked.TrueForAll(named.Contains) ? named : linked;
    }

    /// <summary>Links near the headline, or in a byline, that lead to a page about a person.</summary>
    private static List<string> FromLinks(Page page, List<TextBlock> lines, Outlet outlet)
    {
        var names = new List<string>();
        foreach (var block in lines)
        {
            foreach (var link in LinksIn(page.Tree, block))
            {
                if (
                    names.Count < MostLinked
                    && page.Tree[link].Element!.GetAttribute("href") is { } target
                    && AuthorPath().IsMatch(target)
                    && IsOwn(page, target, block)
                )
                    names.Add(SignedText.Of(page.Tree, link, page.Tree[link].End));
            }
        }

        return AuthorNames.Clean(names.Distinct(), outlet).FindAll(AuthorNames.LooksLikeName);
    }

    /// <summary>The link around the block, and those in it; the element that it stands in may hold other blocks.</summary>
    private static IEnumerable<int> LinksIn(PageTree tree, TextBlock block)
    {
        var around = tree.Closest(block.Node, n => n.Tag == Tag.A);
        if (around >= 0 && around != block.Node) yield return around;
        for (var i = block.Node; i <= block.Last; i++)
        {
            if (tree[i].Tag == Tag.A && tree[i].End > block.First) yield return i;
        }
    }

    /// <summary>Elsewhere only accounts, or what the page calls a byline: prose links to people it writes about.</summary>
    private static bool IsOwn(Page page, string target, TextBlock block) =>
        page.Address is not { } address || ClaimedAddress.Absolute(target, address) is not { } there || ClaimedAddress.SameSite(there, address)
        || target.Contains("/@", StringComparison.Ordinal) || (block.Around & (Traits.Byline | Traits.Author)) != 0;

    [GeneratedRegex(
        @"^(?:written|posted|published)? ?by$|author|^(?:geschrieben|verfasst) von|^écrit par|^escrito por|^scritto da|^geschreven door|^автор",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex IsAuthorLabel();

    [GeneratedRegex(
        @"/(?:authors?|contributors?|journalists?|reporters?|writers?|people|person|staff|profiles?|bios?|autor(?:en|es|in)?|auteurs?|autori?|redakteure?|redactores|by|byline|columnists?|editors?|experts?|users?|u)/[^/?#]+|/@[^@/?#]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex AuthorPath();

    /// <summary>Links and properties made for it: those beside the headline, else those around the text, else any; teasers below name the authors of
    /// theirs.</summary>
    private static List<string> FromMarked(Page page, string title, Outlet outlet)
    {
        var marked = Marked(page).Take(MostMarked).ToList();
        var headline = page.Headline(title);
        var (first, last) =
            headline < 0
                ? (0, -1)
                : (
                    page.Blocks[Math.Max(0, headline - BylineScopes.LinesBefore)].First,
                    page.Blocks[Math.Min(page.Blocks.Count - 1, headline + BylineScopes.LinesAfter)].First
                );
        var near = Named(OfHeadline(page, marked.FindAll(i => i >= first && i <= last), headline));
        if (near.Count > 0) return near;
        var within = Named(marked.Where(i => page.Container >= 0 && page.Tree.IsInside(i, page.Container)));
        return within.Count > 0 ? within : Named(OfHeadline(page, marked, headline));

        List<string> Named(IEnumerable<int> nodes) => AuthorNames.Clean(nodes.SelectMany(i => NamesIn(page.Tree, i)).Distinct(), outlet);
    }

    /// <summary>Those that no other heading parts from the headline: a box of teasers may stand as near.</summary>
    private static IEnumerable<int> OfHeadline(Page page, List<int> marked, int headline)
    {
        if (headline < 0 || marked.Count < 2) return marked;
        var groups = new List<List<int>> { new() { marked[0] } };
        for (var k = 1; k < marked.Count; k++)
        {
            if (page.Blocks.Exists(b => b.IsHeading && b.First > marked[k - 1] && b.First < marked[k])) groups.Add([]);
            groups[^1].Add(marked[k]);
        }

        return groups.Find(g => g[0] >= page.Blocks[headline].First) ?? groups[^1];
    }

    private static IEnumerable<int> Marked(Page page)
    {
        for (var i = 0; i < page.Tree.Count; i++)
        {
            var element = page.Tree[i].Element;
            if (element is null || element.Attributes.Length == 0 || !IsMarked(page.Tree[i], element)) continue;
            if (page.Tree.Closest(i, n => (n.Own & (Traits.Comments | Traits.Related)) != 0) < 0) yield return i;
        }
    }

    /// <summary>All of a short text; of a longer one, which goes on to the author's life, the beginning.</summary>
    private static IEnumerable<string> NamesIn(PageTree tree, int node)
    {
        var text = SignedText.Of(tree, node, tree[node].End);
        return text.Length <= BylineScopes.LongestLine ? [text] : NameInside(tree, node);
    }

    private static bool IsMarked(PageNode node, IElement element) =>
        (node.Own & Traits.AuthorName) != 0 || element.GetAttribute("rel") == "author" || element.GetAttribute("itemprop") == "author";

    private static IEnumerable<string> NameInside(PageTree tree, int node)
    {
        for (var i = node; i < tree[node].End; i++)
        {
            if (tree[i].Text is { } text && text.Length <= 80) return [InlineText.Normalise(text)];
        }

        return [];
    }

    private static List<string> FromByline(Page page, List<TextBlock> lines, Outlet outlet)
    {
        var line = Bylines(page, lines).FirstOrDefault(n => AuthorNames.Clean([n], outlet).Count > 0);
        return line is null ? [] : AuthorNames.Clean([line], outlet);
    }

    /// <summary>A line anywhere that says by whom the page was written.</summary>
    private static List<string> FromStatement(Page page, Outlet outlet)
    {
        var line = page.Blocks.FirstOrDefault(b =>
            b.Text.Length <= BylineScopes.LongestLine && (b.Around & (Traits.Comments | Traits.Related)) == 0 && Statement().IsMatch(b.Text)
        );
        return line is not null && AuthorNames.AfterBy(line.Text) is { } name ? AuthorNames.Clean([name], outlet) : [];
    }

    /// <summary>The last lines of the article, where one says by whom it is.</summary>
    private static List<string> FromSignature(Page page, Outlet outlet)
    {
        var lines = page
            .Blocks.Where(b => page.IsInside(b) && BylineScopes.MayBe(b) && (b.Around & (Traits.TagList | Traits.Sharing)) == 0)
            .TakeLast(LastLines);
        var signed = lines
            .Where(b => b is { IsHeading: false, LinkLength: 0 } && b.Text.Length <= LongestName)
            .Select(b => AuthorNames.AfterBy(b.Text))
            .OfType<string>();
        return AuthorNames.Clean(signed.Where(n => n.Contains(' ')).Take(1), outlet).FindAll(AuthorNames.LooksLikeName);
    }

    [GeneratedRegex(
        @"^\W*(?:this (?:post|article|story|piece) (?:was|is) )?(?:written|posted|published|authored) by\b|^(?:author|autor(?:in)?|auteure?|autore|автор|نویسنده|الكاتب)\s?[:：]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Statement();

    /// <summary>Short lines near the headline, or parts of them, in elements named after the author.</summary>
    private static List<string> FromNamed(Page page, List<TextBlock> near, Outlet outlet)
    {
        var lines = near.Where(b => (b.Around & (Traits.Author | Traits.Byline)) != 0 && b.Text.Length <= LongestName)
            .Select(b => SignedText.Of(page.Tree, b))
            .Take(4);
        var names = AuthorNames.Clean(lines, outlet).FindAll(AuthorNames.LooksLikeName);
        if (names.Count > 0) return names;
        names = AuthorNames.Clean(near.SelectMany(b => NamedWithin(page.Tree, b)).Distinct().Take(4), outlet).FindAll(AuthorNames.LooksLikeName);
        return names.Count > 0
            ? names
            : AuthorNames.Clean(
                near.Where(b => (b.Around & Traits.Author) != 0).SelectMany(b => AuthorNames.AfterDay(b.Text)).Distinct().Take(4),
                outlet
            );
    }

    /// <summary>A line near the headline that is a name and nothing else, of somebody whose portrait the page shows.</summary>
    private static List<string> FromPortrait(Page page, string title, Outlet outlet)
    {
        var names = AuthorNames
            .Clean(
                BylineScopes
                    .Near(page, title)
                    .Where(b => b is { LinkLength: 0, IsHeading: false } && b.Text.Length <= LongestName && b.Text.Contains(' '))
                    .Select(b => b.Text),
                outlet
            )
            .FindAll(AuthorNames.LooksLikeName);
        return names.Count == 0 ? names : [.. names.Where(n => HasPortrait(page.Tree, n)).Take(4)];
    }

    private static bool HasPortrait(PageTree tree, string name)
    {
        foreach (ref readonly var node in tree.Nodes)
        {
            if (
                node.Tag == Tag.Img
                && node.Element!.GetAttribute("alt") is { } alt
                && alt.Length <= LongestName
                && alt.Contains(name, StringComparison.OrdinalIgnoreCase)
            )
                return true;
        }

        return false;
    }

    private static IEnumerable<string> NamedWithin(PageTree tree, TextBlock block)
    {
        for (var i = block.Node + 1; i < tree[block.Node].End; i++)
        {
            if (!Tags.IsInline(tree[i].Tag) || (tree[i].Own & Traits.Author) == 0) continue;
            foreach (var name in NameInside(tree, i)) yield return name;
        }
    }
}
