using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ingestion.Fetcher.Polling;
using Ingestion.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Ingestion.Benchmarks.Fetching;

/// <summary>Processor time of a Fetcher that has nothing to do, as a share of one core.</summary>
internal static class IdleSchedule
{
    public static async Task RunAsync(int sources, int seconds, TextWriter output, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        var yaml = new StringBuilder("sources:\n");
        for (var i = 0; i < sources; i++) yaml.Append(CultureInfo.InvariantCulture, $"  - id: s{i}\n    url: https://s{i}.velmaria.example/feed\n");
        await File.WriteAllTextAsync(folder["sources.yaml"], yaml.ToString(), cancel);
        await using var fetcher = await FetcherParts.CreateAsync(folder, polling: true, ("Fetcher:Contact", "desk@velmaria.example"));
        var later = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        await fetcher
            .Services.GetRequiredService<PollStore>()
            .AddSourcesAsync([.. Enumerable.Range(0, sources).Select(i => ($"s{i}", later, 3_600_000L))], cancel);
        await fetcher.StartAsync(cancel);
        // The definitions are read once, and what was compiled on the way is compiled.
        await Task.Delay(TimeSpan.FromSeconds(10), cancel);
        var (before, start) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancel);
        var share = (Process.GetCurrentProcess().TotalProcessorTime - before) / Stopwatch.GetElapsedTime(start);
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{sources:N0} sources, none due: {share:0.00%} of one core over {seconds} s")
        );
    }
}
