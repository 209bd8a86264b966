namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>What the names that a page's maker gave to an element say of its role.</summary>
[Flags]
internal enum Traits : uint
{
    None = 0,
    Hidden = 1 << 0,
    Navigation = 1 << 1,
    Related = 1 << 2,
    Comments = 1 << 3,
    Sharing = 1 << 4,
    Newsletter = 1 << 5,
    Advertising = 1 << 6,
    Caption = 1 << 7,
    Byline = 1 << 8,
    AuthorBox = 1 << 9,
    TagList = 1 << 10,
    Consent = 1 << 11,
    Paywall = 1 << 12,
    Control = 1 << 13,
    Date = 1 << 14,
    Sidebar = 1 << 15,

    /// <summary>Says so less clearly: counts only together with links or shortness.</summary>
    Weak = 1 << 16,

    /// <summary>Named as the place of the article's text.</summary>
    Body = 1 << 20,

    /// <summary>Named as an article or a post.</summary>
    Post = 1 << 21,

    /// <summary>Named as the lead, standfirst or summary.</summary>
    Lead = 1 << 22,

    /// <summary>Named as the headline.</summary>
    Title = 1 << 23,

    /// <summary>Named after the author; may hold the name, or the author's life.</summary>
    Author = 1 << 24,

    /// <summary>Named as the author's name.</summary>
    AuthorName = 1 << 25,

    Furniture = Hidden | Navigation | Related | Comments | Sharing | Newsletter | Advertising | Caption | Byline | AuthorBox | TagList
        | Consent | Paywall | Control | Date | Sidebar,
}
