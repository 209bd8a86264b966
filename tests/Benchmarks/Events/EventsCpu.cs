using AngleSharp.Html.Parser;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Events;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.Benchmarks.Events;

/// <summary>Compares the time that events, and that entities and places take with the time it takes to parse the page they stand on.</summary>
internal static class EventsCpu
{
    private const int Rounds = 100;

    /// <summary>Processor time until the run-time's compiler has done with what runs often; services run for days.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static int Measure(DirectoryInfo folder, TextWriter output)
    {
        var pages = folder.EnumerateFiles("*.html", SearchOption.AllDirectories).Select(f => File.ReadAllText(f.FullName)).ToList();
        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"{folder} holds no *.html page; name a folder that does with --pages.");
            return 1;
        }

        var articles = pages.Select(Prepared.Of).ToList();
        var extractor = new EventExtractor();
        var used = Used(
            () => pages.ForEach(p => new HtmlParser().ParseDocument(p).Dispose()),
            () =>
                articles.ForEach(a =>
                    extractor.Extract(AnalysedText.Of(a.Input.Text), a.Input, a.Names.Entities, a.Names.Places, CancellationToken.None)
                ),
            () => articles.ForEach(a => Prepared.NamesOf(a.Input.Text))
        );
        var (parse, events, names) = (used[0], used[1], used[2]);
        output.WriteLine(
            $"{pages.Count} pages, {pages.Average(p => p.Length) / 1024:0} KiB and {articles.Average(a => a.Input.Text.Length) / 1024.0:0.0} KiB of text each"
        );
        output.WriteLine(
            $"bare parse {parse.TotalMilliseconds / pages.Count:0.000} ms, events {events.TotalMilliseconds / pages.Count:0.000} ms a page: ratio {events / parse:0.00}"
        );
        output.WriteLine($"entities and places {names.TotalMilliseconds / pages.Count:0.000} ms a page: ratio {names / parse:0.00}");
        return 0;
    }

    /// <summary>
    /// Processor time of the process for a round of each, warmed up: another program's load does not count. They take turns, so that all meet
    /// the machine in the same state.
    /// </summary>
    private static TimeSpan[] Used(params Action[] runs)
    {
        foreach (var run in runs) WarmedUp(run);
        var used = new TimeSpan[runs.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++) used[i] += Once(runs[i]) / Rounds;
        }

        return used;
    }

    private static void WarmedUp(Action run)
    {
        for (var start = Environment.CpuUsage.TotalTime; Environment.CpuUsage.TotalTime - start < WarmUp;) run();
    }

    private static TimeSpan Once(Action run)
    {
        var before = Environment.CpuUsage.TotalTime;
        run();
        return Environment.CpuUsage.TotalTime - before;
    }

    /// <summary>An article with its names, which are another part's work.</summary>
    private sealed record Prepared(EnrichmentInput Input, Names Names)
    {
        private static readonly Knowledge BuiltIn = Knowledge.Load([], []);

        public static Prepared Of(string page)
        {
            using var document = new HtmlParser().ParseDocument(page);
            var text = string.Join('\n', document.QuerySelectorAll("p").Select(p => p.TextContent.Trim()).Where(t => t.Length > 0));
            var input = new EnrichmentInput { Id = "page", Title = document.Title ?? "", Text = text };
            return new Prepared(input, NamesOf(text));
        }

        public static Names NamesOf(string text) => BuiltIn.Reader.Read(AnalysedText.Of(text));
    }
}
