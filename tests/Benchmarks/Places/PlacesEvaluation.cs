using System.Globalization;
using Ingestion.Contracts.V1;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Gazetteer;
using Ingestion.EntityExtractor.Text;

namespace Ingestion.Benchmarks.Places;

/// <summary>Recognised: a place mention lies on the labelled name. Right: its coordinates lie within 161 km (100 miles) of the labelled
/// ones.</summary>
internal static class PlacesEvaluation
{
    private const double Near = 161;
    private const double Close = 50;

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
        var (countries, places) = (answers.FindAll(a => a.Label.Country is not null), answers.FindAll(a => a.Label.Country is null));
        var (recognised, right, close) = (
            places.Count(a => a.Found is not null),
            places.Count(a => a.IsWithin(Near)),
            places.Count(a => a.IsWithin(Close))
        );
        output.WriteLine(
            $"{kind}: {documents.Count} texts, {places.Count} places, recognised {recognised}, right {right}: {Share(right, recognised)} of those recognised, {Share(right, places.Count)} of all ({Share(close, places.Count)} within {Close} km)"
        );
        if (countries.Count > 0)
            output.WriteLine(
                $"{kind}: {countries.Count} countries, {Share(countries.Count(a => a.IsCountry), countries.Count)} recognised as that country"
            );
        if (!errors)
            return;
        foreach (var answer in answers.Where(a => a.Label.Country is null ? !a.IsWithin(Close) : !a.IsCountry))
            output.WriteLine($"  {answer}");
    }

    private static string Share(int part, int whole) => ((double)part / whole).ToString("0.000", CultureInfo.InvariantCulture);

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
        public bool IsCountry => Found is { Kind: PlaceKind.Country } && Found.Country == Label.Country;

        public bool IsWithin(double kilometres) => DistanceInKilometres <= kilometres;

        private double? DistanceInKilometres =>
            (Found, Label) is ({ Lat: { } lat, Lon: { } lon }, { Lat: { } labelledLat, Lon: { } labelledLon })
                ? Earth.Distance(lat, lon, labelledLat, labelledLon)
                : null;

        public override string ToString() =>
            $"{Id}: {Label.Text} at {Label.Country}{Label.Lat}, {Label.Lon}; read {(Found is null ? "nothing" : $"{Found.Text} as {Found.Name}, {Found.Admin1}, {Found.Country}, {DistanceInKilometres:0} km")}";
    }
}
