namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>
/// Takes back what names say where the page refutes them: a wrapper named after its sidebar, hidden until a script shows
/// it, or built as one big form holds the article all the same.
/// </summary>
internal static class Misnomers
{
    /// <summary>Shorter texts are labels, teasers and buttons as often as prose.</summary>
    private const int ProseLength = 60;

    private const double MostOfThePage = 0.4;
    private const double SomeOfThePage = 0.1;

    /// <summary>An article's paragraphs stand in one element; comments, teasers and purposes of cookies have one each.</summary>
    private const double InOnePlace = 0.5;
    private const int FewestLinks = 3;
    private const int SeveralParagraphs = 400;

    /// <summary>Kinds of furniture that may hold more prose than the article: what readers say of it, further articles, and what a site does with
    /// cookies.</summary>
    private const Traits OftenLong = Traits.Comments | Traits.Related | Traits.Consent | Traits.Caption;

    /// <summary>Kinds of furniture that hold a line or two; a stretch of prose inside refutes the name.</summary>
    private const Traits NeverLong = Traits.Control | Traits.Sidebar | Traits.Navigation | Traits.Advertising | Traits.Sharing | Traits.TagList
        | Traits.Date | Traits.Byline | Traits.Paywall;

    private const int Stretch = 700;

    /// <summary>Kinds for which it is told by what the paragraphs that bear the name hold together.</summary>
    private const Traits ByParagraph = Traits.Paywall;

    /// <summary>Prose hidden in the article until its reader asks for it, as answers to questions are.</summary>
    private const int Unfolded = 200;

    public static void Correct(PageTree tree)
    {
        var prose = ProseBefore(tree);
        var headings = HeadingsBefore(tree);
        var borne = BorneByParagraphs(tree, prose);
        for (var i = 0; i < tree.Count; i++)
        {
            ref var node = ref tree[i];
            if ((node.Own & Traits.Furniture) == 0) continue;
            var own = prose[node.End] - prose[i];
            node.Own &= ~Refuted(tree, i, own, prose[^1], headings[node.End] > headings[i]);
            if (IsText(node.Tag))
                node.Own &= ~borne;
            if ((node.Own & Traits.Hidden) != 0 && own >= Unfolded && tree.Closest(node.Parent, n => (n.Own & Traits.Body) != 0) >= 0)
                node.Own &= ~Traits.Hidden;
        }
    }

    private static Traits Refuted(PageTree tree, int index, long prose, long all, bool holdsHeadline)
    {
        var node = tree[index];
        if (node.Tag is Tag.Main || (holdsHeadline && prose > all * SomeOfThePage))
            return Traits.Furniture;
        if (prose > all * MostOfThePage)
            return prose < Stretch || all - prose < Stretch || node.Tag == Tag.Article || IsInOnePlace(tree, index, prose)
                ? Traits.Furniture
                : Traits.Furniture & ~OftenLong;
        if (IsTextBesidePicture(tree, index, prose))
            return Traits.Caption;
        if (prose < Stretch || node.Tag is Tag.Nav or Tag.Aside or Tag.Footer or Tag.Figcaption)
            return Traits.None;
        return NeverLong;
    }

    /// <summary>Several paragraphs in one element are no caption, whatever picture they stand beside.</summary>
    private static bool IsTextBesidePicture(PageTree tree, int node, long prose)
    {
        if ((tree[node].Own & Traits.Caption) == 0 || prose < SeveralParagraphs || tree[node].Tag == Tag.Figcaption) return false;
        var paragraphs = 0;
        for (var i = node; i < tree[node].End; i++) paragraphs += tree[i].Tag == Tag.P ? 1 : 0;
        return paragraphs > 1 && IsInOnePlace(tree, node, prose);
    }

    /// <summary>Further articles are links.</summary>
    private static bool Leads(PageTree tree, int node)
    {
        var links = 0;
        for (var i = node; i < tree[node].End && links < FewestLinks; i++) links += tree[i].Tag == Tag.A ? 1 : 0;
        return links == FewestLinks;
    }

    /// <summary>Whether most of the prose stands in one element; true for kinds of furniture of which it tells nothing.</summary>
    private static bool IsInOnePlace(PageTree tree, int node, long prose)
    {
        var own = tree[node].Own & OftenLong;
        if (own == 0 || (own == Traits.Related && !Leads(tree, node))) return true;
        var places = new Dictionary<int, long>();
        for (var i = node; i < tree[node].End; i++)
        {
            if (tree[i].Text is not { Length: >= ProseLength } text) continue;
            var place = tree[i].Parent;
            while (place > node && (Tags.IsInline(tree[place].Tag) || tree[place].Tag is Tag.P or Tag.Blockquote)) place = tree[place].Parent;
            places[place] = places.GetValueOrDefault(place) + text.Length;
        }

        return places.Values.Any(length => length > prose * InOnePlace);
    }

    /// <summary>Kinds that paragraphs themselves are named after, one by one, where they make a stretch of prose: the part of the text that is for
    /// subscribers.</summary>
    private static Traits BorneByParagraphs(PageTree tree, long[] prose)
    {
        var (borne, sum) = (Traits.None, 0L);
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag != Tag.P || (tree[i].Own & ByParagraph) == 0) continue;
            borne |= tree[i].Own & ByParagraph;
            sum += prose[tree[i].End] - prose[i];
        }

        return sum >= Stretch ? borne : Traits.None;
    }

    private static bool IsText(Tag tag) => Tags.IsHeading(tag) || tag is Tag.P or Tag.Li or Tag.Ul or Tag.Ol or Tag.Blockquote;

    /// <summary>Length of the long texts outside links before each node.</summary>
    private static long[] ProseBefore(PageTree tree)
    {
        var before = new long[tree.Count + 1];
        var linkEnd = 0;
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i].Tag == Tag.A) linkEnd = Math.Max(linkEnd, tree[i].End);
            var length = i < linkEnd ? 0 : tree[i].Text?.Length ?? 0;
            before[i + 1] = before[i] + (length >= ProseLength ? length : 0);
        }

        return before;
    }

    private static int[] HeadingsBefore(PageTree tree)
    {
        var before = new int[tree.Count + 1];
        for (var i = 0; i < tree.Count; i++) before[i + 1] = before[i] + (tree[i].Tag == Tag.H1 ? 1 : 0);
        return before;
    }
}
