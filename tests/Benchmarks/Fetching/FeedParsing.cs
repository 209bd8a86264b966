using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using Ingestion.Fetcher.Feeds;

namespace Ingestion.Benchmarks.Fetching;

/// <summary>What reading a feed costs beside XmlReader's bare reading of the same bytes, each node and each value.</summary>
internal static class FeedParsing
{
    private const int Rounds = 15;

    /// <summary>A service that runs for months is measured, so first the compiler has to be done with both: the library comes compiled, the product
    /// does not.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static void Run(int items, TextWriter output)
    {
        var feed = Encoding.UTF8.GetBytes(Feed(items));
        var (bare, own) = (new List<double>(), new List<double>());
        var started = Stopwatch.GetTimestamp();
        while (own.Count < Rounds)
        {
            var (reading, parsing) = (
                Time(() => Read(feed)),
                Time(() => FeedParser.Parse(feed, "application/rss+xml", "https://velmaria.example/feed"))
            );
            if (Stopwatch.GetElapsedTime(started) < WarmUp)
                continue;
            bare.Add(reading);
            own.Add(parsing / reading);
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{feed.Length / 1024} KB with {items} items: XmlReader {Median(bare):0.00} ms, the feed read {Median(own):0.00} times that (medians of {Rounds} rounds, warm)"
            )
        );
    }

    private static long Read(byte[] feed)
    {
        using var reader = XmlReader.Create(new MemoryStream(feed), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        long characters = 0;
        while (reader.Read()) characters += reader.Value.Length + reader.LocalName.Length;
        return characters;
    }

    private static double Time<T>(Func<T> run)
    {
        const int repeats = 20;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repeats; i++) GC.KeepAlive(run());
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / repeats;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Feed(int items)
    {
        var random = new Random(3);
        var feed = new StringBuilder(
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>The Courier</title><link>https://velmaria.example/</link><language>en</language><ttl>30</ttl>"
        );
        for (var i = 0; i < items; i++)
        {
            var words = string.Join(' ', Enumerable.Range(0, 120).Select(_ => $"word{random.Next(5_000)}"));
            feed.Append(
                CultureInfo.InvariantCulture,
                $"<item><title>Item {i} &amp; more</title><link>https://velmaria.example/news/2026/03/{i}-a-headline</link><guid isPermaLink='false'>id-{i}</guid><pubDate>Sun, 01 Mar 2026 {i % 24:00}:00:00 GMT</pubDate><dc:creator>A. Author</dc:creator><category>World</category><category>North</category><description>{words[..200]}</description><content:encoded><![CDATA[<p>{words}</p>]]></content:encoded></item>"
            );
        }

        return feed.Append("</channel></rss>").ToString();
    }
}
