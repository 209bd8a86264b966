using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Ingestion.Standalone.SampleNewsroom;
using Xunit;

namespace Ingestion.Tests.SampleNewsroom;

public sealed class SamplePagesTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private static readonly CancellationToken Now = TestContext.Current.CancellationToken;
    private static readonly Regex Address = new("""(?:<loc>|<link>|href="|"url": ")([^<"]+)""", RegexOptions.NonBacktracking);

    /// <summary>Names that would make a page look like a report about the world.</summary>
    private static readonly Regex RealNames = new(
        @"\b(Reuters|Associated Press|AFP|BBC|CNN|Al Jazeera|Taliban|Afghan\w*|Kabul|Kunduz|Ukrain\w*|Russia\w*|Kyiv|Donbas|Syria\w*|Aleppo|Iraq\w*|Mosul|Gaza|Israel\w*|Sudan\w*|Khartoum|Somali\w*|Mali|Myanmar|Yemen\w*|Houthi\w*|ISIS|Islamic State|Al Qaeda|Wagner|Hamas|Hezbollah|Boko Haram|United Nations|NATO|ACLED)\b",
        RegexOptions.NonBacktracking);

    public static TheoryData<string> Outlets =>
        [.. NewsroomDefinition.Load(Path.Combine(SampleFolder.Path, "newsroom", "newsroom.json")).Outlets.Select(o => o.Id)];

    public static TheoryData<string> Feeds =>
    [
        .. Directory.EnumerateFiles(Pages, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".xml" or ".rss" or ".atom" or ".json").Select(file => Path.GetRelativePath(Pages, file)),
    ];

    private static string Pages => Path.Combine(SampleFolder.Path, "newsroom", "pages");

    [Theory]
    [MemberData(nameof(Outlets))]
    public async Task Every_expected_page_is_offered_by_its_outlet(string outlet)
    {
        var definition = newsroom.Server.Outlets.Single(o => o.Id == outlet);
        var offered = await OfferedAsync(newsroom.Server.Addresses[outlet] + definition.Entry);
        var expected = newsroom.Expected.Articles.Where(article => article.OutletId == outlet).Select(article => newsroom.AddressOf(article.Article));
        Assert.All(expected, address => Assert.Contains(address, offered));
    }

    [Theory]
    [MemberData(nameof(Outlets))]
    public async Task Everything_an_outlet_offers_is_expected(string outlet)
    {
        var definition = newsroom.Server.Outlets.Single(o => o.Id == outlet);
        var offered = await OfferedAsync(newsroom.Server.Addresses[outlet] + definition.Entry);
        var expected = newsroom.Expected.Articles.Select(article => newsroom.AddressOf(article.Article)).ToHashSet();
        var pages = offered.Where(address => newsroom.Server.Paths(outlet).Contains(new Uri(address).AbsolutePath + ".html"));
        Assert.All(pages, address => Assert.Contains(address, expected));
    }

    [Fact]
    public async Task Every_expected_page_is_served()
    {
        foreach (var article in newsroom.Expected.Articles)
        {
            var response = await newsroom.Client.GetAsync(newsroom.AddressOf(article.Article), Now);
            Assert.Equal(article.Article == "digest/go/exclusive" ? HttpStatusCode.Redirect : HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public void A_feed_is_well_formed(string feed)
    {
        var text = File.ReadAllText(Path.Combine(Pages, feed));
        if (feed.EndsWith(".json", StringComparison.Ordinal)) JsonDocument.Parse(text).Dispose();
        else new XmlDocument { XmlResolver = null }.LoadXml(text);
    }

    [Theory]
    [MemberData(nameof(Outlets))]
    public async Task No_placeholder_is_left(string outlet)
    {
        foreach (var path in newsroom.Server.Paths(outlet))
        {
            var page = await newsroom.Client.GetByteArrayAsync(newsroom.Server.Addresses[outlet] + path, Now);
            Assert.False(Encoding.Latin1.GetString(page).Contains("{{", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public void No_page_names_a_real_outlet_or_conflict()
    {
        foreach (var file in Directory.EnumerateFiles(Pages, "*.html", SearchOption.AllDirectories))
        {
            var match = RealNames.Match(File.ReadAllText(file));
            Assert.False(match.Success, $"{file} names {match.Value}.");
        }
    }

    [Fact]
    public async Task The_page_with_windows_bytes_keeps_them_and_says_utf8()
    {
        var response = await newsroom.Client.GetAsync(newsroom.AddressOf("exile/articles/prix-litteraire"), Now);
        var bytes = await response.Content.ReadAsByteArrayAsync(Now);
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        Assert.Contains("Ondine S\u00e9vrac", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_in_utf8_says_latin1()
    {
        var response = await newsroom.Client.GetAsync(newsroom.AddressOf("vps/society/harvest-festival"), Now);
        Assert.Equal("ISO-8859-1", response.Content.Headers.ContentType?.CharSet);
        Assert.Contains("Zoë Marchétti", Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Now)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trap_redirects_to_a_metadata_address()
    {
        var response = await newsroom.Client.GetAsync(newsroom.AddressOf("digest/go/exclusive"), Now);
        Assert.Equal("169.254.169.254", response.Headers.Location?.Host);
    }

    private async Task<IReadOnlySet<string>> OfferedAsync(string entry)
    {
        var text = await newsroom.Client.GetStringAsync(entry, Now);
        return Address.Matches(text).Select(match => new Uri(new Uri(entry), match.Groups[1].Value).GetLeftPart(UriPartial.Path)).ToHashSet();
    }
}
