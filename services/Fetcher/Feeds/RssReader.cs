using System.Globalization;
using System.Xml.Linq;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Fetcher.Feeds;

/// <summary>RSS 0.9x, 1.0 and 2.0 with Dublin Core, content, syndication and Atom elements mixed in.</summary>
internal static class RssReader
{
    public static Feed Read(XElement root, string? url)
    {
        var channel = root.Child("channel") ?? root;
        var baseUrl = FeedLinks.BaseOf(channel, url);
        var items = channel.Children("item").Concat(root.Children("item")).Concat(root.Child("items")?.Children("item") ?? []).Distinct();
        return new Feed
        {
            Format = root.Name.LocalName.Equals("RDF", StringComparison.OrdinalIgnoreCase) ? FeedFormat.Rdf : FeedFormat.Rss,
            Title = FeedText.Line(channel.Child("title")?.Value),
            Language = channel.Child("language", "dc:language")?.Value.Trim(),
            Interval = Interval(channel),
            Next = FeedLinks.Absolute(
                channel.Children("atom:link").FirstOrDefault(l => l.Attribute("rel")?.Value == "next")?.Attribute("href")?.Value,
                baseUrl
            ),
            Items = [.. items.Select(item => Item(item, baseUrl))],
        };
    }

    private static ItemHint Item(XElement item, string? channelBase)
    {
        var baseUrl = FeedLinks.BaseOf(item, channelBase);
        var content = item.Child("content:encoded", "xhtml:body", "xhtml:div", "content", "atom:content", "fullText", "full-text")?.Content();
        var summary = item.Child("description", "atom:summary", "summary", "itunes:summary")?.Content();
        return new ItemHint
        {
            Guid = Guid(item),
            Url = Link(item, baseUrl),
            Title = FeedText.Line(item.Child("title", "dc:title", "atom:title", "media:title")?.Value),
            Published = FeedDate.Parse(
                item.Child("pubDate", "dc:date", "atom:published", "dc:issued", "published", "date", "atom:updated", "dc:created")?.Value
            ),
            Modified = FeedDate.Parse(item.Child("atom:updated", "dc:modified", "dcterms:modified", "lastBuildDate")?.Value),
            Authors =
            [
                .. item.Children("dc:creator")
                    .Concat(item.Children("author"))
                    .Concat(item.Children("itunes:author"))
                    .Select(Author)
                    .OfType<string>()
                    .Distinct(),
            ],
            Language = item.Child("dc:language", "language")?.Value.Trim(),
            Summary = FeedText.Line(summary),
            ContentHtml = string.IsNullOrWhiteSpace(content) ? (string.IsNullOrWhiteSpace(summary) ? null : summary) : content,
            Outlet = FeedText.Line(item.Child("source", "dc:source")?.Value),
            Categories =
            [
                .. item.Children("category").Concat(item.Children("dc:subject")).Select(c => FeedText.Line(c.Value)).OfType<string>().Distinct(),
            ],
        };
    }

    private static string? Guid(XElement item)
    {
        var guid = item.Child("guid", "dc:identifier", "atom:id", "id")?.Value.Trim();
        if (string.IsNullOrEmpty(guid)) guid = item.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value.Trim();
        return string.IsNullOrEmpty(guid) ? null : guid;
    }

    /// <summary>The link as text or attribute; else Atom's; else a GUID that is an address.</summary>
    private static string? Link(XElement item, string? baseUrl)
    {
        foreach (var link in item.Children("link").Concat(item.Children("atom:link")))
        {
            if (link.Attribute("rel")?.Value is { } rel && rel != "alternate") continue;
            if (FeedLinks.Absolute(link.Value, baseUrl) is { } text) return text;
            if (FeedLinks.Absolute(link.Attribute("href")?.Value, baseUrl) is { } attribute) return attribute;
        }

        var guid = item.Child("guid");
        if (
            guid is not null
            && guid.Attribute("isPermaLink")?.Value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase) != true
            && guid.Value.Contains("://", StringComparison.Ordinal)
        )
            return FeedLinks.Absolute(guid.Value, null);
        return FeedLinks.Absolute(item.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value, null);
    }

    /// <summary>RSS says <c>mail@example.com (Name)</c>; people say anything.</summary>
    private static string? Author(XElement author)
    {
        var text = FeedText.Line(author.Value);
        var open = text?.IndexOf('(', StringComparison.Ordinal) ?? -1;
        return text is not null && open > 0 && text[..open].Contains('@', StringComparison.Ordinal) && text.EndsWith(')')
            ? text[(open + 1)..^1].Trim()
            : text;
    }

    private static TimeSpan? Interval(XElement channel)
    {
        if (int.TryParse(channel.Child("ttl")?.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes > 0)
            return TimeSpan.FromMinutes(Math.Min(minutes, 44_640));
        double? hours = channel.Child("sy:updatePeriod")?.Value.Trim().ToLowerInvariant() switch
        {
            "hourly" => 1,
            "daily" => 24,
            "weekly" => 168,
            "monthly" => 720,
            "yearly" => 8760,
            _ => null,
        };
        var often =
            double.TryParse(channel.Child("sy:updateFrequency")?.Value.Trim(), CultureInfo.InvariantCulture, out var frequency) && frequency >= 1
                ? frequency
                : 1;
        return hours is null ? null : TimeSpan.FromHours(hours.Value / often);
    }
}
