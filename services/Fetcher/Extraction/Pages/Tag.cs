using System.Collections.Frozen;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>The elements that matter for reading an article; all others are <see cref="Inline"/> or <see cref="Block"/>.</summary>
internal enum Tag : byte
{
    Text, Inline, Block, Body, Main, Article, Section, Div, P, H1, H2, H3, H4, H5, H6, Ul, Ol, Li, Dl, Dt, Dd,
    Blockquote, Q, Pre, Code, Table, Tr, Td, Th, TableCaption, A, Br, Hr, Img, Figure, Figcaption, Nav, Aside, Footer, Header,
    Form, Address, Time, Details, Summary, Dialog, Noscript, Cite, Abbr, Sup, Video,
    /// <summary>Never read: scripts, styles, controls, drawings.</summary>
    Skipped,
}

internal static class Tags
{
    private static readonly FrozenDictionary<string, Tag> Known = new Dictionary<string, Tag>
    {
        ["body"] = Tag.Body,
        ["main"] = Tag.Main,
        ["article"] = Tag.Article,
        ["section"] = Tag.Section,
        ["div"] = Tag.Div,
        ["p"] = Tag.P,
        ["h1"] = Tag.H1,
        ["h2"] = Tag.H2,
        ["h3"] = Tag.H3,
        ["h4"] = Tag.H4,
        ["h5"] = Tag.H5,
        ["h6"] = Tag.H6,
        ["ul"] = Tag.Ul,
        ["ol"] = Tag.Ol,
        ["menu"] = Tag.Ul,
        ["li"] = Tag.Li,
        ["dl"] = Tag.Dl,
        ["dt"] = Tag.Dt,
        ["dd"] = Tag.Dd,
        ["blockquote"] = Tag.Blockquote,
        ["q"] = Tag.Q,
        ["pre"] = Tag.Pre,
        ["code"] = Tag.Code,
        ["table"] = Tag.Table,
        ["tr"] = Tag.Tr,
        ["td"] = Tag.Td,
        ["th"] = Tag.Th,
        ["caption"] = Tag.TableCaption,
        ["a"] = Tag.A,
        ["br"] = Tag.Br,
        ["hr"] = Tag.Hr,
        ["img"] = Tag.Img,
        ["picture"] = Tag.Inline,
        ["figure"] = Tag.Figure,
        ["figcaption"] = Tag.Figcaption,
        ["nav"] = Tag.Nav,
        ["aside"] = Tag.Aside,
        ["footer"] = Tag.Footer,
        ["header"] = Tag.Header,
        ["form"] = Tag.Form,
        ["fieldset"] = Tag.Block,
        ["address"] = Tag.Address,
        ["time"] = Tag.Time,
        ["details"] = Tag.Details,
        ["summary"] = Tag.Summary,
        ["dialog"] = Tag.Dialog,
        ["noscript"] = Tag.Noscript,
        ["cite"] = Tag.Cite,
        ["abbr"] = Tag.Abbr,
        ["sup"] = Tag.Sup,
        ["center"] = Tag.Block,
        ["hgroup"] = Tag.Block,
        ["tbody"] = Tag.Block,
        ["thead"] = Tag.Block,
        ["tfoot"] = Tag.Block,
        ["video"] = Tag.Video,
        ["search"] = Tag.Form,
        ["script"] = Tag.Skipped,
        ["style"] = Tag.Skipped,
        ["template"] = Tag.Skipped,
        ["svg"] = Tag.Skipped,
        ["math"] = Tag.Skipped,
        ["head"] = Tag.Skipped,
        ["iframe"] = Tag.Skipped,
        ["object"] = Tag.Skipped,
        ["embed"] = Tag.Skipped,
        ["select"] = Tag.Skipped,
        ["textarea"] = Tag.Skipped,
        ["button"] = Tag.Skipped,
        ["input"] = Tag.Skipped,
        ["canvas"] = Tag.Skipped,
        ["audio"] = Tag.Skipped,
        ["option"] = Tag.Skipped,
        ["datalist"] = Tag.Skipped,
        ["frameset"] = Tag.Skipped,
        ["noframes"] = Tag.Skipped,
        ["link"] = Tag.Skipped,
        ["meta"] = Tag.Skipped,
        ["title"] = Tag.Skipped,
        ["map"] = Tag.Skipped,
        ["marquee"] = Tag.Skipped,
        ["progress"] = Tag.Skipped,
        ["meter"] = Tag.Skipped,
    }.ToFrozenDictionary();

    public static Tag Of(string localName)
    {
        if (Known.TryGetValue(localName, out var tag)) return tag;
        // Custom elements are containers as a rule, and a wrong boundary costs less than two sentences run together.
        return localName.Contains('-', StringComparison.Ordinal) ? Tag.Block : Tag.Inline;
    }

    public static bool IsInline(Tag tag) =>
        tag is Tag.Text or Tag.Inline or Tag.A or Tag.Q or Tag.Code or Tag.Time or Tag.Cite or Tag.Abbr or Tag.Sup or Tag.Img;

    public static bool IsHeading(Tag tag) => tag is >= Tag.H1 and <= Tag.H6;
}
