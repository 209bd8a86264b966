using System.Text.Json.Serialization;

namespace Ingestion.Contracts.V1;

/// <summary>One revision of an article as it was extracted from a capture.</summary>
public sealed record Article
{
    public required ArticleId Id { get; init; }

    /// <summary>1 for the first text seen under this id, one more for each later, different text.</summary>
    public required int Revision { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public required string TextHash { get; init; }

    /// <summary>The stored bytes that this was read from.</summary>
    public required CaptureId Capture { get; init; }

    /// <summary>Canonical URL; null when the article came without one (a text file, a feed item without a link).</summary>
    public string? Url { get; init; }

    /// <summary>The feed's GUID, when it came from a feed.</summary>
    public string? Guid { get; init; }

    /// <summary>Id of the source definition it came through.</summary>
    public required string Source { get; init; }

    /// <summary>Who published it, as a reader would name it.</summary>
    public required string Outlet { get; init; }

    public required string Title { get; init; }

    /// <summary>Title excluded: the body, one block a line. Every offset in the product counts UTF-16 units of this string.</summary>
    public required string Text { get; init; }

    /// <summary>What each stretch of <see cref="Text"/> is, in order, without overlap.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    public string? Description { get; init; }

    /// <summary>The people who wrote it, by name alone; where none is named, the organisations.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The organisations that are credited as authors, beside people or alone.</summary>
    public IReadOnlyList<string> AuthorOrganisations { get; init; } = [];

    /// <summary>When the outlet says it published; null when nothing credible says so.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Where <see cref="Published"/> was read: <c>json_ld</c>, <c>meta</c>, <c>time</c>, <c>url</c>, <c>feed</c>, <c>text</c>,
    /// <c>file</c>…</summary>
    public string? PublishedFrom { get; init; }

    public DateTimeOffset? Modified { get; init; }

    /// <summary>ISO 639-1 code detected from the text; null when it is too short to tell.</summary>
    public string? Language { get; init; }

    public PageType Type { get; init; } = PageType.Article;

    /// <summary>The outlet or agency whose text this says it is ("The story comes from …", "(Reuters) -").</summary>
    public string? SyndicatedFrom { get; init; }

    /// <summary>"KABUL (Reuters) -": the place and the agency before the first sentence.</summary>
    public string? Dateline { get; init; }

    public string? Image { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public bool? Paywalled { get; init; }

    /// <summary>When the capture was made: what the product learned, and when.</summary>
    public required DateTimeOffset Fetched { get; init; }
}

/// <summary>A stretch of an article's text, <c>[Start, End)</c> in UTF-16 units.</summary>
public sealed record Block(BlockKind Kind, int Start, int End);

[JsonConverter(typeof(SnakeCaseEnum<BlockKind>))]
public enum BlockKind { Paragraph, Heading, ListItem, Quote, TableRow, Preformatted }

[JsonConverter(typeof(SnakeCaseEnum<PageType>))]
public enum PageType { Article, LiveBlog, Listing, Roundup, Video, Other }
