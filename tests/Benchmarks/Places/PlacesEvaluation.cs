using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.Benchmarks.Places;

/// <summary>Recognised: a place mention lies on the labelled name. Right: its coordinates lie within 161 km (100 miles) of the labelled ones.</summary>
internal static class PlacesEvaluation
{
    private const double Near = 161;

    public static int Run(FileInfo file, bool errors, TextWriter output)
    {
        if (!file.Exists)
        {
            Console.Error.WriteLine($"{file} is not there; name a file of labelled places with --file.");
            return 1;
        }

        var reader = Knowledge.Load([], []).Reader;
        foreach (var kind in LabelledPlaces.Read(file).GroupBy(d => d.Kind)) Score(kind.Key, [.. kind], reader, errors, output);
        return 0;
    }

    private static void Score(string kind, List<LabelledPlaces> documents, NameReader reader, bool errors, TextWriter output)
    {
        var answers = documents.SelectMany(d => Answers(d, reader)).ToList();
        var (all, recognised, right) = (answers.Count, answers.Count(a => a.Found is not null), answers.Count(a => a.IsRight));
        output.WriteLine($"{kind}: {documents.Count} texts, {all} places, recognised {recognised}, right {right}: {(double)right / recognised:0.000} of those recognised, {(double)right / all:0.000} of all");
        if (!errors) return;
        foreach (var answer in answers.Where(a => !a.IsRight)) output.WriteLine($"  {answer}");
    }

    private static IEnumerable<Answer> Answers(LabelledPlaces document, NameReader reader)
    {
        var found = reader.Read(AnalysedText.Of(document.Text), [], document.Outlet, null).Places;
        foreach (var label in document.Places)
        {
            var at = document.Text.IndexOf(label.Text, StringComparison.Ordinal);
            yield return new Answer(document.Id, label, found.FirstOrDefault(p => p.Start < at + label.Text.Length && p.End > at));
        }
    }

    private sealed record Answer(string Id, LabelledPlace Label, PlaceMention? Found)
    {
        public bool IsRight => Found is { Lat: { } lat, Lon: { } lon } && Earth.Distance(lat, lon, Label.Lat, Label.Lon) <= Near;

        public override string ToString() => $"{Id}: {Label.Text} at {Label.Lat}, {Label.Lon}; read {(Found is null ? "nothing" : $"{Found.Name}, {Found.Admin1}, {Found.Country}")}";
    }
}
