using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Ingestion.Contracts.V1;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Entities;

/// <summary>Offsets are exact and the work is bounded, whatever the text.</summary>
public sealed class AnyTextTest
{
    private static readonly string[] Pieces =
    [
        "Taliban",
        "Darqad",
        "Keran wa Manjan",
        " district",
        "districts of ",
        " and ",
        ", ",
        ". ",
        "'s ",
        "’",
        "-",
        "\n",
        "\u00A0",
        "é",
        "Ā",
        "e\u0301",
        "Gen. ",
        "Ahmad Karimi",
        "أفغانستان",
        "کندز",
        "\u200C",
        "😀",
        "\uD83D",
        "\uDE00",
        "\0",
        "I\u0307",
        "ﬁ",
        "東京",
        "U.S.",
        "(Reuters) - ",
        " said ",
        "ISIS",
        "#",
        "12,5",
        "«",
        "»",
        "\u202E",
        "ß",
        "of the ",
        "province",
    ];

    [Fact]
    public void Every_mention_is_the_text_between_its_offsets()
    {
        var texts = Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Concat(pieces)).ToArbitrary();
        Prop.ForAll(texts, HoldsFor).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void It_holds_for_arbitrary_strings() => Prop.ForAll<string?>(text => HoldsFor(text ?? "")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Kunduz ")]
    [InlineData("Taliban")]
    [InlineData("a")]
    [InlineData("in Kabul, ")]
    [InlineData("(")]
    [InlineData("X-")]
    public void A_hostile_text_ends_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Limits.MaxTextLength / piece.Length));
        var clock = Stopwatch.StartNew();
        HoldsFor(text);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"{piece} took {clock.Elapsed}");
    }

    private static bool HoldsFor(string text)
    {
        var names = BuiltInReader.Read(text);
        Assert.All(names.Entities, e => Assert.Equal(e.Text, text[e.Start..e.End]));
        Assert.All(names.Places, p => Assert.Equal(p.Text, text[p.Start..p.End]));
        var spans = names.Entities.Select(e => (e.Start, e.End)).Concat(names.Places.Select(p => (p.Start, p.End))).Order().ToList();
        for (var i = 1; i < spans.Count; i++) Assert.True(spans[i - 1].End <= spans[i].Start, "two mentions overlap");
        return true;
    }
}
