using Ingestion.Contracts.V1;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>A run of text that a reader sees as one block: a paragraph, a heading, a list item, a table row.</summary>
internal sealed class TextBlock
{
    public required BlockKind Kind { get; init; }

    /// <summary>White space collapsed, invisible characters gone.</summary>
    public required string Text { get; init; }

    /// <summary>UTF-16 units of <see cref="Text"/> inside links.</summary>
    public required int LinkLength { get; init; }

    /// <summary>The nearest block-level element around it.</summary>
    public required int Node { get; init; }

    /// <summary>First text of it in the page's tree.</summary>
    public required int First { get; init; }

    /// <summary>Last text of it in the page's tree.</summary>
    public required int Last { get; init; }

    /// <summary>The smallest element around all of its text.</summary>
    public required int Outer { get; init; }

    /// <summary>What all elements around it say of themselves, together.</summary>
    public required Traits Around { get; init; }

    /// <summary>The rule that dropped it; null as long as it is kept.</summary>
    public string? DroppedBy { get; set; }

    public double LinkShare => Text.Length == 0 ? 0 : (double)LinkLength / Text.Length;

    public bool IsHeading => Kind == BlockKind.Heading;
}
