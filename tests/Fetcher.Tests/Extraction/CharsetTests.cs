using System.Text;
using Xunit;

namespace Ingestion.Tests.Extraction;

public sealed class CharsetTests
{
    private const string French =
        "Le jury a récompensé mardi une poétesse qui n’a jamais publié de livre ; elle écrivait ses poèmes sur des sacs de farine, près de la minoterie où elle était employée.";
    private const string Russian =
        "Городской совет объявил во вторник, что мост будет закрыт до конца месяца, а паром начнёт ходить уже завтра утром.";
    private const string Persian = "شورای شهر روز سه‌شنبه اعلام کرد که پل تا پایان ماه بسته خواهد بود و قایق از فردا صبح حرکت می‌کند.";

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("The ferry to Tavrin leaves at nine, said the harbour master, and nobody is to wait for it on the old quay any longer.")]
    [InlineData(French)]
    public void A_single_bad_byte_in_a_UTF8_page_becomes_a_replacement_character(string text)
    {
        var html = Encoding.UTF8.GetBytes(
            $"<html><head><meta charset=\"utf-8\"><title>x</title></head><body><article><p>{text}</p><p>Caf# {text}</p></article></body></html>"
        );
        html[Array.IndexOf(html, (byte)'#')] = 0xE9;
        var read = Pages.Extract(html).Articles.Single().Text;
        Assert.Contains("Caf\uFFFD", read, StringComparison.Ordinal);
        Assert.StartsWith(text, read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(French, "windows-1252", "utf-8")]
    [InlineData(French, "utf-8", "iso-8859-1")]
    [InlineData(Russian, "windows-1251", "utf-8")]
    [InlineData(Russian, "koi8-r", "koi8-r")]
    [InlineData(Russian, "utf-8", "windows-1251")]
    [InlineData(Persian, "windows-1256", "windows-1256")]
    [InlineData(Persian, "utf-8", "x-no-such-charset")]
    public void The_text_is_read_whatever_the_page_declares(string text, string written, string declared)
    {
        var told = written == "windows-1256" ? text.Replace("ی", "ي", StringComparison.Ordinal).Replace("ک", "ك", StringComparison.Ordinal) : text;
        var html =
            $"<html><head><meta charset=\"{declared}\"><title>x</title></head><body><article><p>{told}</p><p>{told} {told}</p></article></body></html>";
        Assert.StartsWith(
            told.Replace("\u200C", "", StringComparison.Ordinal),
            Pages.Extract(Encoding.GetEncoding(written).GetBytes(html)).Articles.Single().Text.Replace("\u200C", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }
}
