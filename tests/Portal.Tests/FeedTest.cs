using System.Text;
using System.Xml.Linq;
using Ingestion.Alerter.Alerts;
using Ingestion.Contracts.V1;
using Ingestion.Portal.Feeds;
using Xunit;

namespace Ingestion.Portal.Tests;

public sealed class FeedTest(SeededPortal portal) : IClassFixture<SeededPortal>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_feed_lists_alerts_with_links_to_their_pages()
    {
        var response = await portal.Http.GetAsync("/feeds/alerts.atom");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(2, entries.Count);
        Assert.Equal($"{portal.Address}alerts/{SeededPortal.AlertId}", entries[0].Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Contains(SeededPortal.Evidence, entries[0].Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.EndsWith("(historical)", entries[1].Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.All(feed.DescendantsAndSelf().Where(e => e.Name == Atom + "updated"), e => Assert.True(DateTimeOffset.TryParse(e.Value, out _)));
    }

    [Fact]
    public void Characters_that_xml_cannot_say_do_not_break_the_feed()
    {
        var alert = new Alert
        {
            Id = "a/b?c", Headline = "Bad \u0002\u000b\ud800 <b>headline</b> &", Status = ClaimStatus.Claimed, Action = ControlAction.Captured,
            Place = new AlertPlace(), Updated = DateTimeOffset.UnixEpoch,
        };
        var feed = XDocument.Parse(Encoding.UTF8.GetString(AlertsFeed.Write([alert], "http://host")));
        Assert.Equal("Bad  <b>headline</b> &", feed.Root!.Element(Atom + "entry")!.Element(Atom + "title")!.Value);
        Assert.Equal("http://host/alerts/a%2Fb%3Fc", feed.Root.Element(Atom + "entry")!.Element(Atom + "id")!.Value);
    }
}
