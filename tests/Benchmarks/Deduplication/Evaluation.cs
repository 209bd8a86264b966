using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;
using Ingestion.Text;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>Runs a generated stream through the deduplicator and compares the clusters.</summary>
internal static class Evaluation
{
    public static async Task RunAsync(int stories, int seed, TextWriter output, CancellationToken cancel)
    {
        var samples = SampleNewsroom.Generate(stories, seed);
        await ReportAsync(samples, await FindAsync(samples, cancel), output);
    }

    /// <summary>The same stream in every script: a line each.</summary>
    public static async Task CompareScriptsAsync(int stories, int seed, TextWriter output, CancellationToken cancel)
    {
        await output.WriteLineAsync("| script | ARI | precision | recall | own-host mistakes |\n|---|---|---|---|---|");
        var latin = SampleNewsroom.Generate(stories, seed);
        foreach (var script in Script.All)
        {
            var samples = latin.ConvertAll(script.Rewrite);
            var found = await FindAsync(samples, cancel);
            var agreement = AgreementOf(samples, found);
            var own = samples.Count(sample => sample.Edit is Edit.DailyTable or Edit.SiteFurniture && IsFoldedWrongly(sample, samples, found));
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {script.Name} | {agreement.AdjustedRand:0.000} | {agreement.Precision:0.000} | {agreement.Recall:0.000} | {own} of {samples.Count(sample => sample.Edit is Edit.DailyTable or Edit.SiteFurniture)} |"
                )
            );
        }
    }

    private static async Task<Dictionary<string, Decision>> FindAsync(List<Sample> samples, CancellationToken cancel)
    {
        var deduplicator = new MemoryDeduplicator(new DeduplicationOptions());
        foreach (var sample in samples) await deduplicator.DecideAsync(ArticleOf(sample), cancel);
        var found = new Dictionary<string, Decision>();
        foreach (var sample in samples) found[sample.Id] = (await deduplicator.StandingAsync(new RevisionId(new ArticleId(sample.Id), 1), cancel))!;
        return found;
    }

    private static Agreement AgreementOf(List<Sample> samples, Dictionary<string, Decision> found) =>
        Agreement.Of([.. samples.Select(sample => (sample.Cluster, found[sample.Id].Cluster))]);

    public static Article ArticleOf(Sample sample) => new()
    {
        Id = new ArticleId(sample.Id),
        Revision = 1,
        TextHash = TextHash.Of(sample.Text),
        Capture = new CaptureId(sample.Id),
        Url = $"https://{sample.Host}/{sample.Id}",
        Source = sample.Host,
        Outlet = sample.Host,
        Title = sample.Title,
        Text = sample.Text,
        Published = sample.Published,
        Fetched = sample.Published,
    };

    private static async Task ReportAsync(List<Sample> samples, Dictionary<string, Decision> found, TextWriter output)
    {
        var agreement = AgreementOf(samples, found);
        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{samples.Count} documents: ARI {agreement.AdjustedRand:0.000}, precision {agreement.Precision:0.000}, recall {agreement.Recall:0.000}\n"
            )
        );
        await output.WriteLineAsync("| made by | documents | right | folded by mistake | left alone by mistake |\n|---|---|---|---|---|");
        var originals = samples
            .Where(sample => sample.Edit == Edit.Original)
            .ToDictionary(sample => sample.Cluster, sample => found[sample.Id].Cluster);
        foreach (var kind in samples.GroupBy(sample => sample.Edit).OrderBy(kind => kind.Key))
        {
            var wrongly = kind.Count(sample => IsFoldedWrongly(sample, samples, found));
            var missed = kind.Count(sample =>
                sample.Edit < Edit.Retold && found[sample.Id].Cluster != originals[sample.Cluster] && !IsFoldedWrongly(sample, samples, found)
            );
            await output.WriteLineAsync($"| {kind.Key} | {kind.Count()} | {kind.Count() - wrongly - missed} | {wrongly} | {missed} |");
        }
    }

    /// <summary>It stands in a cluster whose original is of another text.</summary>
    private static bool IsFoldedWrongly(Sample sample, List<Sample> samples, Dictionary<string, Decision> found) =>
        samples.Find(other => other.Id == found[sample.Id].Cluster.Value) is { } original && original.Cluster != sample.Cluster;
}
