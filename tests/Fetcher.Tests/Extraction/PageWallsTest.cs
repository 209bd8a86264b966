using System.Text;
using Ingestion.Contracts.V1;
using Ingestion.Fetcher.Extraction;
using Xunit;

namespace Ingestion.Fetcher.Tests.Extraction;

public sealed class PageWallsTest
{
    private const string Form =
        "<form action='/session'><label>Mail</label><input name='mail'><label>Password</label><input type='password'><button>Go on</button></form>";
    private static readonly string Story = string.Concat(
        Enumerable
            .Range(1, 12)
            .Select(i =>
                $"<p>On day {i} of the repair the engineers of the regional road office lifted another beam of the bridge at Uzvar into its place, while residents on both banks waited for flour and medicine.</p>"
            )
    );

    [Theory]
    [InlineData(
        "<title>The Courier</title><h1>Members only</h1><p>Please go on with your mail address to read what the desk has written for its members today and this week.</p>"
            + Form
    )]
    [InlineData(
        "<title>Sign in – The Courier</title><p>You are being taken to the page of our partner, where you can sign in with the account that you have there already.</p>"
    )]
    [InlineData("<title>تسجيل الدخول</title><p>مرحبا بكم في الموقع، يرجى إدخال البيانات المطلوبة لمتابعة القراءة والاطلاع على جميع المقالات.</p>")]
    public void A_login_page_is_no_article(string html) => Assert.Contains("login page", Read(html).Rejection!, StringComparison.Ordinal);

    [Fact]
    public void A_page_that_a_login_address_answers_with_is_no_article() =>
        Assert.Contains(
            "login page",
            Read(
                "<title>The Courier</title><p>Choose how you want to go on reading the news of the north, with your mail address or with your telephone number.</p>",
                "https://velmaria.example/account/login?next=/a"
            ).Rejection!,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "<title>velmaria.example</title><h1>velmaria.example</h1><p>This domain is for sale! Make an offer to its owner today and be online with your project tomorrow, at a fair price.</p>"
    )]
    [InlineData(
        "<title>velmaria.example</title><p>Welcome. Here you find what you are looking for, from general topics to more of what you would expect.</p><script src='//img.sedoparking.com/js/x.js'></script>"
    )]
    public void A_parked_page_is_no_article(string html) => Assert.Contains("parked page", Read(html).Rejection!, StringComparison.Ordinal);

    [Fact]
    public void An_article_on_a_page_with_a_login_form_is_an_article() =>
        Assert.Equal(PageType.Article, Read($"<title>The bridge</title><header>{Form}</header><article><h1>The bridge</h1>{Story}</article>").Type);

    [Theory]
    [InlineData(
        "<p>Rebels of the Ember Front overran Wadrin district in Sovanda province early on Friday, the provincial police chief told Radio Sovanda after a night of fighting.</p>"
    )]
    [InlineData(
        "<p>Rebels of the Ember Front overran Wadrin district early on Friday, the police chief said.</p><p>About forty officers withdrew to the neighbouring district, he said.</p>"
    )]
    public void A_brief_on_a_page_with_a_login_form_is_an_article(string brief) =>
        Assert.Equal(
            PageType.Article,
            Read(
                $"<title>Rebels overrun Wadrin district</title><header>{Form}</header><article><h1>Rebels overrun Wadrin district</h1>{brief}</article>"
            ).Type
        );

    [Fact]
    public void An_article_about_a_domain_that_is_for_sale_is_an_article() =>
        Assert.Null(
            Read(
                $"<title>The ministry's address</title><article><h1>The ministry's address</h1><p>“This domain is for sale”, the ministry's page said on Sunday.</p>{Story}{Story}</article>"
            ).Rejection
        );

    [Fact]
    public void A_short_report_with_a_login_in_its_title_is_an_article() =>
        Assert.Null(
            Read(
                "<title>Login records of the ministry leaked</title><article><h1>Login records of the ministry leaked</h1><p>Records of who used the ministry's network were published on Sunday, a spokesman said, and an inquiry has begun.</p></article>"
            ).Rejection
        );

    private static PageResult Read(string html, string url = "https://velmaria.example/a") =>
        new PageExtractor(TimeProvider.System).Extract(
            new PageInput
            {
                Body = Encoding.UTF8.GetBytes($"<html><head><meta charset=utf-8></head><body>{html}</body></html>"),
                ContentType = "text/html; charset=utf-8",
                Url = url,
            },
            CancellationToken.None
        );
}
