using Ingestion.Fetcher.Robots;
using Xunit;

namespace Ingestion.Fetcher.Tests.Robots;

public sealed class RobotsRulesTest
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/a", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/public", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", true)]
    [InlineData("User-agent: *\nDisallow: /news\nAllow: /news", "/news", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: ingestion\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true)]
    [InlineData("User-agent: Ingestion/2.0\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: other\nUser-agent: ingestion\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: ingestion\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: ingestion\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/report.pdf?page=2", true)]
    [InlineData("User-agent: *\nDisallow: /*?print=", "/a?print=1", false)]
    [InlineData("User-agent: *\nDisallow: /a%3cd", "/a%3Cd", false)]
    [InlineData("User-agent: *\nDisallow: /خبر", "/%D8%AE%D8%A8%D8%B1/1", false)]
    [InlineData("\uFEFFuser-agent : *\r\nDISALLOW : /a # comment", "/a", false)]
    [InlineData("Disallow: /a", "/a", true)]
    [InlineData("User-agent: *\nCrawl-delay: 5\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("<html>not found</html>", "/a", true)]
    public void The_longest_rule_of_the_nearest_group_decides(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(robots, "Ingestion").Allows(path));

    [Fact]
    public void Crawl_delay_and_sitemaps_are_read_and_the_delay_is_bounded()
    {
        var rules = RobotsRules.Parse("User-agent: *\nCrawl-delay: 2.5\nSitemap: https://a.example/s.xml", "Ingestion");
        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.CrawlDelay);
        Assert.Equal(["https://a.example/s.xml"], rules.Sitemaps);
        Assert.Equal(TimeSpan.FromMinutes(5), RobotsRules.Parse("User-agent: *\nCrawl-delay: 86400", "Ingestion").CrawlDelay);
    }

    [Fact]
    public void A_pattern_made_to_hang_does_not()
    {
        var robots = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 2000)) + "b$", "Ingestion");
        Assert.True(robots.Allows("/" + new string('a', 4000)));
    }
}
