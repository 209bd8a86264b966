using Ingestion.Contracts.V1;

namespace Ingestion.Portal.Pages.Reading;

/// <summary>A text cut into its blocks, each into runs with or without evidence, each of these into stretches with or without a mention.</summary>
internal static class AnnotatedText
{
    /// <param name="text">The article's text.</param>
    /// <param name="blocks">Its blocks; without any, each line is a paragraph.</param>
    /// <param name="evidence">Sentences to mark, in any order; where two overlap the earlier one wins.</param>
    /// <param name="mentions">Names to mark, in any order; where two overlap the earlier, then the longer one wins.</param>
    public static IReadOnlyList<TextBlock> Build(
        string text,
        IReadOnlyList<Block> blocks,
        IEnumerable<EvidenceSpan> evidence,
        IEnumerable<MentionSpan> mentions
    )
    {
        var marked = Disjoint(evidence, e => e.Span, text.Length);
        var named = Disjoint(mentions, m => m.Span, text.Length);
        return
        [
            .. (blocks.Count > 0 ? Within(blocks, text.Length) : Lines(text)).Select(b => new TextBlock(b.Kind, [.. Runs(text, b, marked, named)])),
        ];
    }

    private static IEnumerable<TextRun> Runs(string text, Block block, List<EvidenceSpan> evidence, List<MentionSpan> mentions)
    {
        foreach (var (part, mark) in Cut(new TextSpan(block.Start, block.End), evidence, e => e.Span))
            yield return new TextRun(
                mark,
                mark is not null && mark.Span.Start >= block.Start && part.Start == mark.Span.Start,
                [.. Stretches(text, part, mentions)]
            );
    }

    private static IEnumerable<TextStretch> Stretches(string text, TextSpan run, List<MentionSpan> mentions) =>
        Cut(run, mentions, m => m.Span).Select(c => new TextStretch(text[c.Part.Start..c.Part.End], c.Mark));

    /// <summary>Cuts a span where marks begin and end; a mark that reaches over its edge counts for the part inside.</summary>
    private static IEnumerable<(TextSpan Part, T? Mark)> Cut<T>(TextSpan span, List<T> marks, Func<T, TextSpan> spanOf)
        where T : class
    {
        var at = span.Start;
        foreach (var mark in marks)
        {
            var (start, end) = (Math.Max(spanOf(mark).Start, at), Math.Min(spanOf(mark).End, span.End));
            if (start >= end) continue;
            if (start > at) yield return (new(at, start), null);
            yield return (new(start, end), mark);
            at = end;
        }

        if (at < span.End) yield return (new(at, span.End), null);
    }

    private static List<T> Disjoint<T>(IEnumerable<T> marks, Func<T, TextSpan> spanOf, int length)
    {
        var kept = new List<T>();
        var end = 0;
        foreach (var mark in marks.OrderBy(m => spanOf(m).Start).ThenByDescending(m => spanOf(m).End))
        {
            var span = spanOf(mark);
            if (span.Start < end || span.End <= span.Start || span.End > length) continue;
            kept.Add(mark);
            end = span.End;
        }

        return kept;
    }

    private static IEnumerable<Block> Within(IReadOnlyList<Block> blocks, int length) =>
        blocks.Select(b => b with { Start = Math.Clamp(b.Start, 0, length), End = Math.Clamp(b.End, 0, length) }).Where(b => b.Start < b.End);

    private static IEnumerable<Block> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var found && found < 0 ? text.Length : found;
            if (end > start) yield return new Block(BlockKind.Paragraph, start, end);
            start = end + 1;
        }
    }
}

/// <param name="Span">Where it stands.</param>
/// <param name="Anchor">Its place in the page, for links.</param>
/// <param name="Label">What it is evidence of.</param>
public sealed record EvidenceSpan(TextSpan Span, string Anchor, string Label);

/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Style class: what is named.</param>
/// <param name="Label">What it was understood as.</param>
public sealed record MentionSpan(TextSpan Span, string Kind, string Label);

public sealed record TextBlock(BlockKind Kind, IReadOnlyList<TextRun> Runs);

/// <param name="Evidence">What it belongs to, if anything.</param>
/// <param name="First">True where that evidence begins: the anchor's place.</param>
/// <param name="Stretches">Its text.</param>
public sealed record TextRun(EvidenceSpan? Evidence, bool First, IReadOnlyList<TextStretch> Stretches);

public sealed record TextStretch(string Text, MentionSpan? Mention);
