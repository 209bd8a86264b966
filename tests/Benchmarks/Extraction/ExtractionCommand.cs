using System.CommandLine;
using System.Globalization;
using Ingestion.Fetcher.Extraction;
using Ingestion.Fetcher.Extraction.Bodies;

namespace Ingestion.Benchmarks.Extraction;

/// <summary><c>extraction</c>: how right and how dear reading articles is.</summary>
internal static class ExtractionCommand
{
    public static Command Create() => new("extraction", "How right and how dear the reading of articles is.") { Evaluate(), Ablate(), Cost() };

    private static Command Evaluate()
    {
        var set = SetOption();
        var command = new Command(
            "evaluate",
            "Scores the set's article pages, each half by itself, and its news articles. Nothing is ever tuned on the second."
        )
        {
            set,
        };
        command.SetAction(parsed =>
            With(
                parsed.GetValue(set)!,
                pages =>
                {
                    foreach (var half in pages.GroupBy(p => p.Half).OrderBy(h => h.Key))
                    {
                        Console.WriteLine($"half {half.Key}: {Score(half, Stages.All).Line()}");
                        Console.WriteLine($"  news: {Score(half.Where(p => p.IsNews), Stages.All).Line()}");
                    }
                }
            )
        );
        return command;
    }

    private static Command Ablate()
    {
        var set = SetOption();
        var command = new Command("ablate", "Scores both halves without each of the body's stages in turn.") { set };
        command.SetAction(parsed =>
            With(
                parsed.GetValue(set)!,
                pages =>
                {
                    foreach (var stages in Enum.GetValues<Stages>().Where(s => int.IsPow2((int)s)).Select(s => Stages.All & ~s).Prepend(Stages.All))
                    {
                        var halves = pages.GroupBy(p => p.Half).OrderBy(h => h.Key).Select(h => Score(h, stages));
                        var name = stages == Stages.All ? "all stages" : $"without {Stages.All & ~stages}";
                        Console.WriteLine(
                            $"{name, -24}"
                                + string.Concat(
                                    halves.Select(
                                        (s, i) =>
                                            string.Create(
                                                CultureInfo.InvariantCulture,
                                                $"  half {i + 1} F1 {s.Shingles.F1:0.0000} (precision {s.Shingles.Precision:0.0000}, recall {s.Shingles.Recall:0.0000}), words {s.WordF1:0.0000}"
                                            )
                                    )
                                )
                        );
                    }
                }
            )
        );
        return command;
    }

    private static Command Cost()
    {
        var pages = new Option<DirectoryInfo>("--pages") { Description = "Folder with *.html pages.", Required = true };
        var most = new Option<int>("--most") { Description = "At most so many pages, spread evenly.", DefaultValueFactory = _ => 200 };
        var command = new Command("cost", "Processor time and allocated bytes against AngleSharp's bare parse of the same bytes, in one run.")
        {
            pages,
            most,
        };
        command.SetAction(parsed =>
        {
            var files = parsed
                .GetValue(pages)!
                .EnumerateFiles("*.html", SearchOption.AllDirectories)
                .OrderBy(f => f.FullName, StringComparer.Ordinal)
                .ToList();
            if (files.Count == 0)
                return Missing(parsed.GetValue(pages)!, "*.html");
            var step = Math.Max(1, files.Count / Math.Max(1, parsed.GetValue(most)));
            Console.WriteLine(new ExtractionCost([.. files.Where((_, i) => i % step == 0).Select(f => File.ReadAllBytes(f.FullName))]).Measure());
            return 0;
        });
        return command;
    }

    private static Option<DirectoryInfo> SetOption() =>
        new("--set")
        {
            Description = "WCXB's dev folder, with html/*.html.gz and ground-truth/*.json. It is not part of the repository.",
            Required = true,
        };

    private static int With(DirectoryInfo set, Action<IReadOnlyList<LabelledPage>> run)
    {
        if (!Directory.Exists(Path.Combine(set.FullName, "ground-truth"))) return Missing(set, "ground-truth/*.json");
        run(LabelledPage.ReadArticles(set));
        return 0;
    }

    private static int Missing(DirectoryInfo folder, string what)
    {
        Console.Error.WriteLine($"{folder} holds no {what}; name a folder that does.");
        return 1;
    }

    private static ExtractionScore Score(IEnumerable<LabelledPage> pages, Stages stages)
    {
        var extractor = new PageExtractor(TimeProvider.System, stages);
        var score = new ExtractionScore();
        foreach (var page in pages)
            score.Add(
                page,
                extractor.Extract(
                    new()
                    {
                        Body = page.Html,
                        Url = page.Url,
                        ContentType = "text/html",
                    },
                    CancellationToken.None
                )
            );
        return score;
    }
}
