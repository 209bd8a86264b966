using Ingestion.Contracts.V1;
using Ingestion.Portal.Pages.Reading;
using Xunit;

namespace Ingestion.Portal.Tests;

public sealed class AnnotatedTextTest
{
    [Fact]
    public void Marks_cut_the_text_and_lose_nothing_of_it()
    {
        var blocks = AnnotatedText.Build("One two three.\nFour five.", [], [Evidence(4, 18)], [Mention(4, 7), Mention(15, 19)]);
        Assert.Equal(["One two three.", "Four five."], blocks.Select(b => string.Concat(b.Runs.SelectMany(r => r.Stretches).Select(s => s.Text))));
        Assert.Equal(
            [(null, "One "), ("e", "two three.")],
            blocks[0].Runs.Select(r => (r.Evidence?.Anchor, string.Concat(r.Stretches.Select(s => s.Text))))
        );
        Assert.Equal(["Fou", "r five."], blocks[1].Runs.Select(r => string.Concat(r.Stretches.Select(s => s.Text))));
        Assert.Equal([true, false], new[] { blocks[0].Runs[1].First, blocks[1].Runs[0].First });
        Assert.Equal("two", blocks[0].Runs[1].Stretches[0].Text);
        Assert.NotNull(blocks[0].Runs[1].Stretches[0].Mention);
    }

    [Fact]
    public void Of_overlapping_mentions_the_earlier_and_then_the_longer_one_is_marked()
    {
        var blocks = AnnotatedText.Build("Red Ridge Front", [], [], [Mention(4, 9), Mention(0, 3), Mention(0, 15)]);
        var stretch = Assert.Single(Assert.Single(blocks[0].Runs).Stretches);
        Assert.Equal("Red Ridge Front", stretch.Text);
    }

    [Fact]
    public void Whatever_the_offsets_are_the_text_of_the_blocks_stays_whole()
    {
        var random = new Random(5);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => "ab \n"[random.Next(4)])]);
            var blocks = AnnotatedText.Build(
                text,
                [],
                [.. Spans(random, 4).Select(s => Evidence(s.Start, s.End))],
                [.. Spans(random, 6).Select(s => Mention(s.Start, s.End))]
            );
            var shown = blocks.Select(b => string.Concat(b.Runs.SelectMany(r => r.Stretches).Select(s => s.Text)));
            Assert.Equal(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), shown);
        }
    }

    private static IEnumerable<TextSpan> Spans(Random random, int most) =>
        Enumerable.Range(0, random.Next(most)).Select(_ => new TextSpan(random.Next(-3, 45), random.Next(-3, 45)));

    private static EvidenceSpan Evidence(int start, int end) => new(new TextSpan(start, end), "e", "claimed");

    private static MentionSpan Mention(int start, int end) => new(new TextSpan(start, end), "place", "somewhere");
}
