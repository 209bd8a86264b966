namespace Ingestion.EntityExtractor.Entities.Training;

/// <summary>Reads labelled texts: a file, or every file of a folder in the order of their names.</summary>
public static class LabelledTexts
{
    /// <summary>The texts of <paramref name="path"/>: GUM for files in .conllu, of which those without an open licence are left out, DocRED for
    /// .json, else CoNLL.</summary>
    public static IEnumerable<MarkedText> Read(string path) => Files(path).SelectMany(One);

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : [path];

    private static IEnumerable<MarkedText> One(string file) => Path.GetExtension(file) switch
    {
        ".conllu" => GumFile.IsOpen(file) ? [GumFile.Read(file)] : [],
        ".json" => DocRedFile.Read(file),
        _ => ConllFile.Read(file),
    };
}
