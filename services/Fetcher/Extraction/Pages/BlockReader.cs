using System.Text;
using Ingestion.Contracts.V1;

namespace Ingestion.Fetcher.Extraction.Pages;

/// <summary>Cuts a page's text into the blocks that a reader sees, in reading order.</summary>
internal sealed class BlockReader
{
    private const int MostBreaks = 6;

    private readonly PageTree _tree;
    private readonly List<TextBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private readonly Traits[] _around;
    private int _linkLength;
    private int _first = -1;
    private int _last = -1;

    private BlockReader(PageTree tree)
    {
        _tree = tree;
        _around = new Traits[tree.Count];
    }

    public static List<TextBlock> Read(PageTree tree)
    {
        var reader = new BlockReader(tree);
        reader.ReadAll();
        return reader._blocks;
    }

    private void ReadAll()
    {
        // The block element that a run belongs to; runs end where it changes.
        var owner = new int[_tree.Count];
        var link = new bool[_tree.Count];
        var plainRow = new bool[_tree.Count];
        var current = -1;
        for (var i = 0; i < _tree.Count; i++)
        {
            ref var node = ref _tree[i];
            var parent = node.Parent;
            var inline = Tags.IsInline(node.Tag) || node.Tag == Tag.Br;
            owner[i] = parent < 0 || !inline ? i : owner[parent];
            link[i] = node.Tag == Tag.A || (parent >= 0 && link[parent]);
            _around[i] = parent < 0 ? node.Own : _around[parent] | node.Own;
            if (node.Tag == Tag.Tr) plainRow[i] = IsPlainRow(i);
            var rowCell = node.Tag is Tag.Td or Tag.Th && parent >= 0 && plainRow[parent];
            if (rowCell) owner[i] = parent;
            if (owner[i] != current || node.Tag == Tag.Br) End(current);
            current = owner[i];
            if (rowCell && _text.Length > 0) _text.Append('\t');
            if (node.Tag == Tag.Text) Append(i, node.Text!, link[i]);
        }

        End(current);
    }

    /// <summary>A row whose cells hold nothing but runs of text is one block; with line after line in them it is a page's layout.</summary>
    private bool IsPlainRow(int row)
    {
        var breaks = 0;
        for (var i = row + 1; i < _tree[row].End; i++)
        {
            var tag = _tree[i].Tag;
            if (!Tags.IsInline(tag) && tag is not (Tag.Td or Tag.Th or Tag.Br)) return false;
            if (tag == Tag.Br && ++breaks > MostBreaks) return false;
        }

        return true;
    }

    private void Append(int node, string text, bool inLink)
    {
        var before = _text.Length;
        InlineText.Append(_text, text);
        if (_text.Length == before) return;
        if (_first < 0) _first = node;
        _last = node;
        if (inLink) _linkLength += _text.Length - before;
    }

    private void End(int owner)
    {
        if (_first >= 0)
        {
            var text = _text.ToString().Trim(' ', '\t');
            if (text.Length > 0) Add(owner, text);
        }

        _text.Clear();
        _linkLength = 0;
        _first = -1;
    }

    private void Add(int owner, string text)
    {
        // A name inside the block, as that of a link in a sentence, says nothing of the whole.
        var outer = _tree[_first].Parent;
        while (outer > 0 && _tree[outer].End <= _last) outer = _tree[outer].Parent;
        _blocks.Add(new TextBlock
        {
            Kind = KindOf(owner),
            Text = text,
            LinkLength = Math.Min(_linkLength, text.Length),
            Node = owner,
            First = _first,
            Last = _last,
            Outer = outer,
            Around = _around[outer],
        });
    }

    private BlockKind KindOf(int owner)
    {
        for (var node = owner; node >= 0; node = _tree[node].Parent)
        {
            var tag = _tree[node].Tag;
            if (Tags.IsHeading(tag)) return BlockKind.Heading;
            if (tag is Tag.Li or Tag.Dt or Tag.Dd) return BlockKind.ListItem;
            if (tag == Tag.Blockquote) return BlockKind.Quote;
            if (tag == Tag.Tr) return node == owner ? BlockKind.TableRow : BlockKind.Paragraph;
            if (tag == Tag.Pre) return BlockKind.Preformatted;
            if (tag is Tag.Article or Tag.Main or Tag.Body) break;
        }

        return BlockKind.Paragraph;
    }
}
