using Ingestion.Deduplicator.Deduplication.Comparing;
using Ingestion.Deduplicator.Deduplication.Reading;
using Xunit;

namespace Ingestion.Deduplicator.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("Café STRASSE", "cafe strasse")]
    [InlineData("e\u0301lan", "\u00e9lan")]
    [InlineData("كِتَابٌ", "كتاب")]
    [InlineData("كتابي", "کتابی")]
    [InlineData("می‌روم", "میروم")]
    [InlineData("آزادی", "ازادی")]
    [InlineData("١٢٣", "123")]
    [InlineData("۱۲۳", "123")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("ёлка", "елка")]
    [InlineData("co\u00adoperate", "cooperate")]
    public void Spellings_of_one_word_are_one_word(string left, string right) => Assert.Equal(Hashes(left), Hashes(right));

    [Theory]
    [InlineData("north", "south")]
    [InlineData("12", "13")]
    [InlineData("کابل", "کابلی")]
    public void Other_words_are_other_words(string left, string right) => Assert.NotEqual(Hashes(left), Hashes(right));

    [Fact]
    public void A_script_without_spaces_has_a_word_a_character()
    {
        Assert.Equal(4, Tokenizer.Tokenize("北京新闻").Length);
        Assert.Single(Tokenizer.Tokenize("𠀀"));
    }

    [Theory]
    [InlineData("One. Two! Three?", new[] { "One.", "Two!", "Three?" })]
    [InlineData("Gen. Omar left. He said \"No.\" Then he went.", new[] { "Gen. Omar left.", "He said \"No.\"", "Then he went." })]
    [InlineData("U.S. troops left at 3.5 km.", new[] { "U.S. troops left at 3.5 km." })]
    [InlineData("A headline\nA sentence.", new[] { "A headline", "A sentence." })]
    [InlineData("第一句。第二句！", new[] { "第一句。", "第二句！" })]
    [InlineData("آیا رفت؟ بله رفت۔ خوب", new[] { "آیا رفت؟", "بله رفت۔", "خوب" })]
    public void Sentences_end_where_a_reader_ends_them(string text, string[] expected) =>
        Assert.Equal(expected, Sentences.Of(text).Select(span => text[span.Start..span.End]));

    [Fact]
    public void A_sentence_with_one_word_changed_is_added()
    {
        var original = new TextReading("The army said that the town of Brelo had fallen on Monday. Nobody was hurt in the fighting there.");
        var copy = new TextReading("The army denied that the town of Brelo had fallen on Monday. Nobody was hurt in the fighting there.");
        var passages = Passages.Between(copy, original, Setting.None);
        Assert.Equal(
            ["The army denied that the town of Brelo had fallen on Monday."],
            passages.Added.Select(span => copy.Text[span.Start..span.End])
        );
        Assert.All(passages.Matched, span => Assert.Contains(copy.Text[span.Start..span.End], original.Text, StringComparison.Ordinal));
    }

    private static uint[] Hashes(string text) => [.. Tokenizer.Tokenize(text).Select(token => token.Hash)];
}
