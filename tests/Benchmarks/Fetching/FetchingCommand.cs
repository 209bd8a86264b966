using System.CommandLine;

namespace Ingestion.Benchmarks.Fetching;

/// <summary><c>fetching</c>: what the Fetcher costs beside the least that could do its work.</summary>
internal static class FetchingCommand
{
    public static Command Create() =>
        new("fetching", "What the Fetcher costs beside the least that could do its work.") { Pages(), Sitemap(), Schedule(), Feeds() };

    private static Command Pages()
    {
        var (hosts, pages, rounds) = (
            Number("--hosts", "Host names of the one loopback server.", 1_000),
            Number("--pages", "Of 50 KB, a host.", 10),
            Number("--rounds", "Rounds that count, after those that warm up.", 3)
        );
        var only = new Option<string?>("--only")
        {
            Description = "'plain', where the server sends pages as they are, or 'packed', as most of the web's servers do; both by default.",
        };
        only.AcceptOnlyFromAmong("plain", "packed");
        var command = new Command("pages", "Fetching and archiving pages against a bare HttpClient loop, in turns, delay 0, extraction left out.")
        {
            hosts,
            pages,
            rounds,
            only,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                foreach (var form in new[] { "plain", "packed" }.Where(form => parsed.GetValue(only) is not { } one || one == form))
                {
                    await PageThroughput.RunAsync(
                        parsed.GetValue(hosts),
                        parsed.GetValue(pages),
                        parsed.GetValue(rounds),
                        form == "packed",
                        Console.Out,
                        cancel
                    );
                }
            }
        );
        return command;
    }

    private static Command Sitemap()
    {
        var entries = Number("--entries", "Of the sitemap.", 1_000_000);
        var command = new Command("sitemap", "The memory that a long sitemap takes while it passes.") { entries };
        command.SetAction((parsed, cancel) => SitemapMemory.RunAsync(parsed.GetValue(entries), Console.Out, cancel));
        return command;
    }

    private static Command Schedule()
    {
        var (sources, seconds) = (Number("--sources", "Defined, none of them due.", 10_000), Number("--seconds", "Of the measurement.", 20));
        var command = new Command("schedule", "The share of one core that sources cost while none is due.") { sources, seconds };
        command.SetAction((parsed, cancel) => IdleSchedule.RunAsync(parsed.GetValue(sources), parsed.GetValue(seconds), Console.Out, cancel));
        return command;
    }

    private static Command Feeds()
    {
        var items = Number("--items", "Of the feed.", 200);
        var command = new Command("feeds", "Reading RSS against XmlReader reading the same bytes.") { items };
        command.SetAction(parsed => FeedParsing.Run(parsed.GetValue(items), Console.Out));
        return command;
    }

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
