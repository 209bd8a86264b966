using System.IO.Compression;

namespace Ingestion.EntityExtractor.Data;

/// <summary>The files that ship inside the assembly, by their name in this folder.</summary>
internal static class BuiltIn
{
    /// <summary>How many times the compressed size a file has.</summary>
    private const int LikelyRatio = 4;

    public static byte[] Read(string name)
    {
        using var stream = Open(name);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The content of a Brotli-compressed file.</summary>
    public static byte[] Decompress(string name)
    {
        using var stream = Open(name);
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress);
        using var bytes = new MemoryStream((int)stream.Length * LikelyRatio);
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Stream Open(string name) =>
        typeof(BuiltIn).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing from the build");
}
