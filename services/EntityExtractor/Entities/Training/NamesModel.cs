using System.IO.Compression;
using Ingestion.EntityExtractor.Enriching;
using Ingestion.EntityExtractor.Entities.Tagging;

namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>Trains the names model that ships with the product.</summary>
public static class NamesModel
{
    /// <summary>Writes a model trained on labelled files or folders of them and on sentences filled into patterns.</summary>
    public static void Train(IEnumerable<string> paths, string? patterns, Stream output) =>
        Train(paths.SelectMany(LabelledTexts.Read), patterns, output);

    /// <summary>Writes a model trained on labelled texts and on sentences filled into patterns.</summary>
    public static void Train(IEnumerable<MarkedText> texts, string? patterns, Stream output)
    {
        var knowledge = Knowledge.Load([], []);
        if (patterns is not null) texts = texts.Concat(new PatternFiller(knowledge).Fill(File.ReadLines(patterns)));
        TaggerTrainer.Train(texts, new TraitReader(knowledge.Places), new CatalogueSpotter(knowledge.Catalogue), output);
    }

    /// <summary>A reader with another model than the one that ships.</summary>
    public static NameReader Reader(Knowledge knowledge, Stream model)
    {
        using var brotli = new BrotliStream(model, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return new NameReader(knowledge, TaggerModel.Read(bytes.ToArray()));
    }
}
