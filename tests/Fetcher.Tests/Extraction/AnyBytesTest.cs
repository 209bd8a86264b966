using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Tests.Extraction;

/// <summary>Any bytes at all give a result or a reason, in bounded time and memory.</summary>
public sealed class AnyBytesTest
{
    /// <summary>Generous, since tests share the machine; what is not bounded takes minutes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    /// <summary>Throws at half a surrogate pair.</summary>
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private const long MostAllocated = 1_500_000_000;

    private const string Tags =
        "<p> </p> <div> </div> <a href='/x'> </a> <h1> </h1> <table> <tr> <td> </td> </table> <li> <ul> <b> <i> </b> <script> </script> <style> <svg> <math> <template> <noscript> "
        + "<!-- --> <![CDATA[ ]]> <!doctype <title> </title> <body> </body> <html> <head> <frameset> <select> <option> <textarea> <form> <article> <time datetime='2026-01-01'> <br> &amp; &#0; &#xD800; &nbsp &lt;p&gt; "
        + "<script type='application/ld+json'> {\"@type\":\"NewsArticle\", \"articleBody\":\" \"} { [ ] } <meta charset='x'> <meta name='date' content='2026-99-99'> \u0000 \uFEFF é 語 🙂 The army took the town, officials said on Monday, before the rain came.";

    [Fact]
    public void A_soup_of_tags_and_words_is_read_or_refused()
    {
        var pieces = Tags.Split(' ');
        var soup = Gen.Elements(pieces).ListOf().Select(list => Encoding.UTF8.GetBytes(string.Join(' ', list)));
        Prop.ForAll(soup.ToArbitrary(), IsReadOrRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(400));
    }

    [Fact]
    public void Random_bytes_are_read_or_refused() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary(), IsReadOrRefused)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(2_000));

    [Fact]
    public void A_page_with_flipped_bytes_is_read_or_refused()
    {
        var page = Encoding.UTF8.GetBytes(
            Pages.Page(
                $"<article><h1>River town falls</h1>{Pages.Paragraphs}<table><tr><td>1</td><td>2</td></tr></table></article>",
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"River town falls\",\"datePublished\":\"2026-03-09\"}</script>"
            )
        );
        var flips = Gen.Zip(Gen.Choose(0, page.Length - 1), Gen.Choose(0, 255)).ListOf().Select(list => Flipped(page, list));
        Prop.ForAll(flips.ToArbitrary(), IsReadOrRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));
    }

    public static TheoryData<string> HardPages => [.. Hard.Keys];

    [Theory]
    [MemberData(nameof(HardPages))]
    public void A_hard_page_takes_bounded_time_and_memory(string name)
    {
        var bytes = Hard[name]();
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        Assert.True(IsReadOrRefused(bytes));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Longest);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
    }

    private static readonly Dictionary<string, Func<byte[]>> Hard = new()
    {
        ["ten megabytes of one line"] = () => Filled("All the world is one long line and nobody ends it ", 10_000_000),
        ["ten megabytes of one word"] = () => Filled("a", 10_000_000),
        ["ten thousand nested elements"] = () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 10_000)) + Pages.Paragraphs),
        ["a hundred thousand open formatting elements"] = () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<b><p>x", 30_000))),
        ["a table in a table in a table"] = () =>
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<table><tr><td>", 3_000)) + Pages.Paragraphs),
        ["two hundred thousand links"] = () =>
            Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<li><a href='/{i}'>A headline that leads to article number {i}</a></li>"))
            ),
        ["fifty thousand headings"] = () =>
            Encoding.UTF8.GetBytes(
                string.Concat(
                    Enumerable
                        .Range(0, 20_000)
                        .Select(i => $"<div class='card'><h2><a href='/{i}'>A headline of article {i}</a></h2><p>short</p></div>")
                )
            ),
        ["twenty thousand parts"] = () =>
            Encoding.UTF8.GetBytes(
                string.Concat(
                    Enumerable
                        .Range(0, 5_000)
                        .Select(i => $"<article><h2>Report number {i}</h2><time datetime='2026-01-01'>1 January</time>{Pages.Paragraphs}</article>")
                )
            ),
        ["deep JSON-LD"] = () =>
            Encoding.UTF8.GetBytes(Pages.Page(Pages.Paragraphs, $"<script type='application/ld+json'>{new string('[', 100_000)}</script>")),
        ["an attribute of five megabytes"] = () => Encoding.UTF8.GetBytes($"<p class='{new string('a', 5_000_000)}'>{Pages.First}</p>"),
        ["an unclosed comment"] = () => Filled("<!-- and so on ", 3_000_000),
        ["question marks and brackets"] = () => Filled("<?<!<%</", 2_000_000),
        ["twenty thousand dates"] = () =>
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<p>{1 + (i % 28)} March 2025</p><p>{Pages.First}</p>"))),
        ["plain text of dates"] = () =>
            Encoding.UTF8.GetBytes(
                string.Concat(
                    Enumerable.Range(0, 20_000).Select(i => $"Report number {i} of the long list\n{1 + (i % 28)} March 2025\n{Pages.First}\n")
                )
            ),
        ["truncated UTF-8"] = () => [.. Encoding.UTF8.GetBytes(Pages.Page($"<p>{Pages.First} Привет</p>"))[..^20], 0xD0],
        ["lone surrogates as references"] = () => Encoding.UTF8.GetBytes(Pages.Page($"<p>&#xD800;{Pages.First}&#xDFFF;</p>")),
        ["a million keywords"] = () =>
            Encoding.UTF8.GetBytes(
                Pages.Page(Pages.Paragraphs, $"<meta name='keywords' content='{string.Concat(Enumerable.Repeat("bridge,", 1_000_000))}'>")
            ),
        ["a title of pictures"] = () =>
            Encoding.UTF8.GetBytes(
                $"<h1>x{string.Concat(Enumerable.Repeat("🙂", 490))} {string.Concat(Enumerable.Repeat("🙂", 4_000))}</h1>{Pages.Paragraphs}"
            ),
        ["JSON with half a surrogate pair"] = () =>
            Encoding.UTF8.GetBytes("{\"title\":\"\\uD83D\",\"text\":\"" + Pages.First + " \\uDE42\",\"authors\":[null]}"),
        ["a charset that does not exist"] = () => Encoding.UTF8.GetBytes($"<meta charset='x-martian'><p>{Pages.First}</p>"),
    };

    [Theory]
    [InlineData("text/markdown", "> ")]
    [InlineData("text/markdown", "- ")]
    [InlineData("text/markdown", "*a_")]
    [InlineData("text/markdown", "[a](")]
    [InlineData("application/json", "[")]
    [InlineData("text/plain", "a\n")]
    public void Deep_nesting_in_other_kinds_of_text_is_read_or_refused(string type, string unit) =>
        Assert.True(IsReadOrRefused(Pages.Extract(Filled(unit, 60_000), type: type)));

    private static byte[] Filled(string text, int length) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, (length / text.Length) + 1)));

    private static byte[] Flipped(byte[] page, IEnumerable<(int At, int Value)> flips)
    {
        var bytes = page.ToArray();
        foreach (var (at, value) in flips) bytes[at] = (byte)value;
        return bytes;
    }

    private static bool IsReadOrRefused(byte[] bytes) => IsReadOrRefused(Pages.Extract(bytes));

    private static bool IsReadOrRefused(PageResult result) =>
        (result.Articles.Count > 0 || result.Links.Count > 0 || !string.IsNullOrEmpty(result.Rejection)) && result.Articles.All(IsSound);

    /// <summary>What every later stage relies on.</summary>
    private static bool IsSound(ExtractedArticle article) =>
        article.Text.Length <= Limits.MaxTextLength
        && article.Title.Length <= Limits.MaxTitleLength
        && !article.Text.Contains("\n\n", StringComparison.Ordinal)
        && Strict.GetByteCount(article.Text + article.Title) >= 0
        && article.Keywords.Count <= 100
        && article.Blocks.All(b => b.Start >= 0 && b.End <= article.Text.Length && b.Start < b.End)
        && article.Blocks.Zip(article.Blocks.Skip(1)).All(pair => pair.First.End + 1 == pair.Second.Start);
}
