using FsCheck;
using FsCheck.Fluent;
using Ingestion.EntityExtractor.Text;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Text;

public sealed class AnalysedTextTests
{
    [Theory]
    [InlineData("Rebels took Vashti. The army left.", 2)]
    [InlineData("Lt. Gen. A. B. Korin left Mt. Selka at 9 p.m. on Oct. 3.", 1)]
    [InlineData("He lives in the U.S. The army left.", 2)]
    [InlineData("The U.S. Army left the base.", 1)]
    [InlineData("“We have left the town.” The army said no more.", 2)]
    [InlineData("“Has it fallen?” asked a resident.", 1)]
    [InlineData("Town falls\nRebels took Vashti on Monday.\n\nThe army left.", 3)]
    [InlineData("Rebels took the town\nof Vashti on Monday.", 1)]
    [InlineData("Rebels took Vashti.The army left.", 2)]
    [InlineData("About 3.5 km from Vashti at 10:30. It fell.", 2)]
    public void A_text_is_cut_into_its_sentences(string text, int expected) =>
        Assert.Equal(expected, AnalysedText.Of(text).Sentences.Length);

    [Theory]
    [InlineData("Taliban-held", "Taliban|-|held")]
    [InlineData("Takhar’s", "Takhar|’s")]
    [InlineData("Ma'rib fell", "Ma'rib|fell")]
    [InlineData("didn’t", "didn’t")]
    [InlineData("1,500 men, 90%", "1,500|men|,|90|%")]
    [InlineData("the U.S. said", "the|U.S.|said")]
    [InlineData("#Kunduz\u00A0fell", "#|Kunduz|fell")]
    public void A_text_is_cut_into_its_tokens(string text, string expected)
    {
        var analysed = AnalysedText.Of(text);
        Assert.Equal(expected, string.Join('|', analysed.Tokens.Select(t => text[t.Start..t.End])));
    }

    [Fact]
    public void Tokens_and_sentences_lie_in_order_within_the_text_whatever_it_holds() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => LiesInOrder(text ?? "")).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\uD83D\uDE00 \uD800 broken \uDC00")]
    [InlineData("قندوز سقوط کرد. طالبان وارد شهر شدند.")]
    [InlineData("")]
    [InlineData(" \u00A0\u200B\uFEFF\n ")]
    public void Odd_texts_are_cut_without_fault(string text) => Assert.True(LiesInOrder(text));

    [Fact]
    public void A_text_without_any_end_is_cut_in_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 1_000_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var analysed = AnalysedText.Of(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed} for 5 MB");
        Assert.All(analysed.Sentences, s => Assert.InRange(s.TokenCount, 1, 240));
    }

    [Fact]
    public void Tokens_and_sentences_are_found_by_offset()
    {
        var analysed = AnalysedText.Of("Rebels left. The army came.");
        Assert.Equal(0, analysed.SentenceAt(3));
        Assert.Equal(1, analysed.SentenceAt(13));
        Assert.Equal(2, analysed.SentenceAt(27));
        Assert.True(analysed.Is(analysed.TokenAt(18), "Army"));
    }

    private static bool LiesInOrder(string text)
    {
        var analysed = AnalysedText.Of(text);
        var end = 0;
        foreach (var token in analysed.Tokens)
        {
            if (token.Start < end || token.End <= token.Start || token.End > text.Length) return false;
            end = token.End;
        }

        var next = 0;
        foreach (var sentence in analysed.Sentences)
        {
            if (
                sentence.First != next
                || sentence.Start != analysed.Tokens[sentence.First].Start
                || sentence.End != analysed.Tokens[sentence.Last].End
            )
                return false;
            next = sentence.Last + 1;
        }

        return next == analysed.Tokens.Length;
    }
}
