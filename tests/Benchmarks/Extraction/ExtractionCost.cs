using System.Diagnostics;
using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Ingestion.Fetcher.Extraction;

namespace Ingestion.Benchmarks.Extraction;

/// <summary>What extraction costs beside AngleSharp's bare parse of the same bytes, in one run: processor time and allocated bytes.</summary>
internal sealed class ExtractionCost(IReadOnlyList<byte[]> pages)
{
    private const int Rounds = 5;
    private readonly PageExtractor _extractor = new(TimeProvider.System);

    /// <summary>Each page is measured by itself, smallest of the rounds after one to warm up; the figures are sums.</summary>
    public string Measure()
    {
        var (parseTime, parseBytes, time, bytes) = (TimeSpan.Zero, 0L, TimeSpan.Zero, 0L);
        foreach (var page in pages)
        {
            var (bareTime, bareBytes) = Smallest(() => Parse(page));
            var (ownTime, ownBytes) = Smallest(() => _extractor.Extract(new() { Body = page, ContentType = "text/html" }, CancellationToken.None));
            (parseTime, parseBytes, time, bytes) = (parseTime + bareTime, parseBytes + bareBytes, time + ownTime, bytes + ownBytes);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages of {pages.Average(p => p.Length) / 1024:0} KiB: bare parse {parseTime.TotalMilliseconds / pages.Count:0.00} ms and {parseBytes / 1024.0 / pages.Count:0} KiB, extraction with its parse {time.TotalMilliseconds / pages.Count:0.00} ms and {bytes / 1024.0 / pages.Count:0} KiB a page: ratios {time / parseTime:0.00} and {(double)bytes / parseBytes:0.00}"
        );
    }

    private static void Parse(byte[] page) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page)).Dispose();

    private static (TimeSpan Time, long Bytes) Smallest(Action run)
    {
        run();
        var (time, bytes) = (TimeSpan.MaxValue, long.MaxValue);
        for (var i = 0; i < Rounds; i++)
        {
            var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            run();
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (elapsed < time) time = elapsed;
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }

        return (time, bytes);
    }
}
