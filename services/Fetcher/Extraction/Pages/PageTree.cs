using AngleSharp.Dom;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>
/// The body of a page as one flat array in document order. Every later step is a loop over it: nothing recurses,
/// so that depth costs nothing.
/// </summary>
internal sealed class PageTree
{
    /// <summary>A page with more nodes than this is read up to here.</summary>
    public const int MaxNodes = 400_000;

    private PageNode[] _nodes = new PageNode[2048];

    private PageTree()
    {
    }

    public int Count { get; private set; }

    public ref PageNode this[int index] => ref _nodes[index];

    public ReadOnlySpan<PageNode> Nodes => _nodes.AsSpan(0, Count);

    public static PageTree Of(IElement root)
    {
        var tree = new PageTree();
        tree.Read(root);
        return tree;
    }

    public bool IsInside(int node, int ancestor) => node >= ancestor && node < _nodes[ancestor].End;

    /// <summary>Nearest ancestor of <paramref name="node"/>, itself included, that <paramref name="matches"/>; -1 for none.</summary>
    public int Closest(int node, Func<PageNode, bool> matches)
    {
        while (node >= 0 && !matches(_nodes[node])) node = _nodes[node].Parent;
        return node;
    }

    private void Read(IElement root)
    {
        var open = new Stack<(INodeList Children, int Next, int Node)>();
        open.Push((root.ChildNodes, 0, Add(root, Tag.Body, -1)));
        while (open.TryPop(out var at))
        {
            if (at.Next >= at.Children.Length || Count >= MaxNodes)
            {
                _nodes[at.Node].End = Count;
                continue;
            }

            open.Push(at with { Next = at.Next + 1 });
            Enter(at.Children[at.Next], at.Node, open);
        }
    }

    private void Enter(INode child, int parent, Stack<(INodeList Children, int Next, int Node)> open)
    {
        if (child is IElement element)
        {
            var tag = Tags.Of(element.LocalName);
            if (tag == Tag.Skipped) return;
            open.Push((element.ChildNodes, 0, Add(element, tag, parent)));
        }
        else if (child.NodeType == NodeType.Text && parent >= 0)
        {
            var text = child.TextContent;
            if (_nodes[parent].Tag != Tag.Noscript || !IsMarkup(text)) AddText(text, parent);
        }
    }

    /// <summary>A page saved from a browser has the elements that scripts replace as text, tags and all.</summary>
    private static bool IsMarkup(string text) => text.AsSpan().TrimStart() is ['<', ..];

    private int Add(IElement element, Tag tag, int parent)
    {
        ref var node = ref Next();
        node = new PageNode { Tag = tag, Parent = parent, Element = element, Own = tag == Tag.Body ? Traits.None : TraitReader.Of(element, tag) };
        return Count++;
    }

    private void AddText(string text, int parent)
    {
        ref var node = ref Next();
        node = new PageNode { Tag = Tag.Text, Parent = parent, Text = text, End = Count + 1 };
        Count++;
    }

    private ref PageNode Next()
    {
        if (Count == _nodes.Length) Array.Resize(ref _nodes, Count * 2);
        return ref _nodes[Count];
    }
}
