using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>Trains the names model that ships with the product.</summary>
public static class NamesModel
{
    /// <summary>Writes a model trained on labelled files and on sentences filled into patterns.</summary>
    public static void Train(IEnumerable<string> conllFiles, string? patterns, Stream output)
    {
        var knowledge = Knowledge.Load([], []);
        var texts = conllFiles.SelectMany(ConllFile.Read);
        if (patterns is not null) texts = texts.Concat(new PatternFiller(knowledge).Fill(File.ReadLines(patterns)));
        TaggerTrainer.Train(texts, new TraitReader(knowledge.Places), new CatalogueSpotter(knowledge.Catalogue), output);
    }
}
