using System.Collections.Concurrent;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Text;
using Ingestion.Tests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ingestion.EntityExtractor.Tests.Enriching;

public sealed class KnowledgeRefresherTest
{
    private const string Header = "id,name,kind,admin1,admin2,country,lat,lon,aliases\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_bad_file_is_told_by_line_and_the_last_good_one_stays_until_it_is_mended()
    {
        using var folder = new TemporaryFolder();
        var (file, log, clock) = (folder["places.csv"], new Lines(), new FakeClock(DateTimeOffset.UnixEpoch));
        File.WriteAllText(file, Header + "xx:1,Orlivask,town,V,,XX,1,1,\n");
        var options = new EntityExtractorOptions { RereadSeconds = 1 };
        options.Gazetteers.Add(file);
        var source = new KnowledgeSource(Knowledge.Load([file], []));
        using var refresher = new KnowledgeRefresher(source, Options.Create(options), clock, log);
        await refresher.StartAsync(TestContext.Current.CancellationToken);

        await ChangeUntil(
            clock,
            file,
            Header + "xx:1,Orlivask,town,V,,XX,91,1,\n",
            () => log.Any(l => l.Contains("line 2", StringComparison.Ordinal))
        );
        Assert.Contains(log, l => l.Contains("out of range", StringComparison.Ordinal) && l.Contains("last good", StringComparison.Ordinal));
        Assert.Equal("Orlivask", NameIn(source));

        await ChangeUntil(clock, file, Header + "xx:1,Urlivask,town,V,,XX,1,1,Orlivask\n", () => NameIn(source) == "Urlivask");
        await refresher.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_good_catalogue_takes_effect_and_a_cycle_or_a_repeated_id_after_it_does_not()
    {
        using var folder = new TemporaryFolder();
        var (file, log, clock) = (folder["groups.csv"], new Lines(), new FakeClock(DateTimeOffset.UnixEpoch));
        const string Columns = "id,names,kind,side,parent,wikidata\n";
        const string Front = "front,Orlivask Front,armed_group,rebel,,\n";
        File.WriteAllText(file, Columns);
        var options = new EntityExtractorOptions { RereadSeconds = 1 };
        options.Catalogues.Add(file);
        var source = new KnowledgeSource(Knowledge.Load([], [file]));
        using var refresher = new KnowledgeRefresher(source, Options.Create(options), clock, log);
        await refresher.StartAsync(TestContext.Current.CancellationToken);

        await ChangeUntil(clock, file, Columns + Front, () => SideIn(source) == "rebel");
        await ChangeUntil(
            clock,
            file,
            Columns + "front,Orlivask Front,armed_group,army,wing,\nwing,Orl Wing,armed_group,,front,\n",
            () => log.Any(l => l.Contains("line 2: makes a cycle", StringComparison.Ordinal))
        );
        Assert.Equal("rebel", SideIn(source));
        await ChangeUntil(
            clock,
            file,
            Columns + "front,Orlivask Front,armed_group,army,,\n" + Front,
            () => log.Any(l => l.Contains("line 3: repeats the id", StringComparison.Ordinal))
        );
        Assert.Equal("rebel", SideIn(source));
        await refresher.StopAsync(TestContext.Current.CancellationToken);
    }

    private static string? SideIn(KnowledgeSource source) =>
        source.Current.Reader.Read(AnalysedText.Of("The Orlivask Front said so.")).Entities.SingleOrDefault(e => e.Id == "front")?.Side;

    private static string? NameIn(KnowledgeSource source) =>
        source.Current.Reader.Read(AnalysedText.Of("They live in Orlivask.")).Places.SingleOrDefault()?.Name;

    private static async Task ChangeUntil(FakeClock clock, string file, string content, Func<bool> done)
    {
        var end = DateTime.UtcNow + Patience;
        for (var change = 1; !done(); change++)
        {
            Assert.True(DateTime.UtcNow < end, "the change was not noticed");
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(change));
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private sealed class Lines : ConcurrentQueue<string>, ILogger<KnowledgeRefresher>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Enqueue(formatter(state, exception));
    }
}
