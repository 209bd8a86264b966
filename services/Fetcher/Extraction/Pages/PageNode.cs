using AngleSharp.Dom;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>One element or text of a page, in document order; its descendants are the nodes up to <see cref="End"/>.</summary>
internal struct PageNode
{
    public Tag Tag;

    /// <summary>What the element's names say of it.</summary>
    public Traits Own;

    /// <summary>Index of the parent, -1 for the root.</summary>
    public int Parent;

    /// <summary>Index after the last descendant.</summary>
    public int End;

    /// <summary>Null for texts.</summary>
    public IElement? Element;

    /// <summary>As in the source; null for elements.</summary>
    public string? Text;
}
