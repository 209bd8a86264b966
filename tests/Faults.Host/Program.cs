using System.Globalization;
using Ingestion.Faults.Host;
using Ingestion.Fetcher.Ingesting;
using Ingestion.Ledger;
using Ingestion.Pipeline;
using Ingestion.Standalone.Hosting;

// Faults.Host DATA WEBHOOK [ingest FOLDER] [stop-at POINT]
// Faults.Host service NAME [stop-at POINT] [ahead TIME] [jitter SEED [unserialised]] --Section:Key=value…
// A real newsroom, or one real service, that can be told to stop at a checkpoint, so that a test can kill it exactly there.
string? After(string word) => Array.IndexOf(args, word) is var at and >= 0 ? args[at + 1] : null;
if (After("service") is { } service)
{
    int? jitter = After("jitter") is { } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : null;
    var ahead = TimeSpan.Parse(After("ahead") ?? "0:00", CultureInfo.InvariantCulture);
    return await OneService.RunAsync(
        service,
        After("stop-at"),
        ahead,
        jitter,
        !args.Contains("unserialised"),
        [.. args.Where(a => a.StartsWith("--", StringComparison.Ordinal))]
    );
}

using var folder = DataFolder.TryHold(args[0])!;
await using var newsroom = await Newsroom.StartAsync(
    folder,
    "http://127.0.0.1:0",
    withSample: false,
    [$"Alerter:Webhooks:0={args[1]}"],
    CancellationToken.None,
    builder => builder.Services.AddSingleton<ICheckpoint>(new StopAt(After("stop-at"))));
Console.WriteLine($"listening {newsroom.Address}");

if (After("ingest") is { } articles)
{
    await foreach (
        var taken in newsroom.Services.GetRequiredService<SourceIngestor>().IngestAsync(articles, null, allowPrivate: false, CancellationToken.None)
    )
    {
        if (taken.Error is not null) Console.WriteLine($"failed {taken.Place}: {taken.Error}");
    }
}

while ((await newsroom.Services.GetRequiredService<ILedger>().SumAsync(CancellationToken.None)).InFlight > 0) await Task.Delay(50);
Console.WriteLine("settled");
await newsroom.WaitAsync(CancellationToken.None);
return 0;
