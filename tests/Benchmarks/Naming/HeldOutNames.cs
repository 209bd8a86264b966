using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities.Training;

namespace Ingestion.Benchmarks.Naming;

/// <summary>Cross-validation: each part of the texts is scored by a model that never saw it.</summary>
internal static class HeldOutNames
{
    public static void Evaluate(List<(string File, List<MarkedText> Texts)> files, int folds, string? patterns, bool errors)
    {
        var scores = files.ConvertAll(_ => new NamesScore());
        for (var fold = 0; fold < folds; fold++)
        {
            var reader = TrainWithout(files, fold, folds, patterns);
            for (var file = 0; file < files.Count; file++)
                NamesEvaluation.Add(scores[file], files[file].Texts.Where((_, i) => i % folds == fold), reader, errors);
        }

        for (var file = 0; file < files.Count; file++)
            Console.WriteLine(
                $"{Path.GetFileName(files[file].File)}: {files[file].Texts.Count} texts, {folds} parts, each by a model of the others\n{scores[file]}"
            );
    }

    private static NameReader TrainWithout(List<(string File, List<MarkedText> Texts)> files, int fold, int folds, string? patterns)
    {
        using var model = new MemoryStream();
        NamesModel.Train(files.SelectMany(f => f.Texts.Where((_, i) => i % folds != fold)), patterns, model);
        model.Position = 0;
        return NamesModel.Reader(Knowledge.Load([], []), model);
    }
}
