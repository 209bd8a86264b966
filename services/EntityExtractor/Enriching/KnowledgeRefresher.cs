using Ingestion.EntityExtractor.Gazetteer;
using Microsoft.Extensions.Options;

namespace Ingestion.EntityExtractor.Enriching;

/// <summary>Reads a newsroom's files again when they change. A file that cannot be used is told, and the last good one stays in force.</summary>
public sealed partial class KnowledgeRefresher(
    KnowledgeSource source,
    IOptions<EntityExtractorOptions> options,
    TimeProvider time,
    ILogger<KnowledgeRefresher> log) : BackgroundService
{
    private readonly string[] _gazetteers = [.. options.Value.Gazetteers];
    private readonly string[] _catalogues = [.. options.Value.Catalogues];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_gazetteers.Length + _catalogues.Length == 0) return;
        var seen = Stamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.RereadSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (Stamp() is var now && now == seen) continue;
            seen = now;
            Reread();
        }
    }

    private void Reread()
    {
        try
        {
            source.Current = Knowledge.Load(_gazetteers, _catalogues);
            Reread(log, _gazetteers.Length, _catalogues.Length);
        }
        catch (Exception unusable) when (unusable is UnusableFileException or IOException or UnauthorizedAccessException)
        {
            Kept(log, unusable.Message);
        }
    }

    private string Stamp() => string.Join(' ', _gazetteers.Concat(_catalogues).Select(f => File.GetLastWriteTimeUtc(f).Ticks));

    [LoggerMessage(LogLevel.Information, "Read {Gazetteers} gazetteer and {Catalogues} catalogue files again")]
    private static partial void Reread(ILogger log, int gazetteers, int catalogues);

    [LoggerMessage(LogLevel.Error, "{Problem}. The last good files stay in force")]
    private static partial void Kept(ILogger log, string problem);
}
