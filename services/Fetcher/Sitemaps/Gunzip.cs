using System.IO.Compression;
using Ingestion.Fetcher.Http;

namespace Ingestion.Fetcher.Sitemaps;

/// <summary>Unpacks documents that are gzip files themselves (<c>sitemap.xml.gz</c>), whatever their header says.</summary>
public static class Gunzip
{
    /// <exception cref="FetchException">It unpacks to more than <paramref name="maxBytes"/>, or is broken.</exception>
    public static ReadOnlyMemory<byte> IfPacked(ReadOnlyMemory<byte> body, long maxBytes)
    {
        if (body.Span is not [0x1f, 0x8b, ..]) return body;
        using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        using var result = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                result.Write(buffer, 0, read);
                if (result.Length > maxBytes) throw new FetchException(FetchFailure.TooLarge, $"A gzip file unpacks to more than {maxBytes / 1_048_576} MB.");
            }
        }
        catch (InvalidDataException e)
        {
            throw new FetchException(FetchFailure.Broken, $"A gzip file is broken: {e.Message}", e);
        }

        return result.GetBuffer().AsMemory(0, (int)result.Length);
    }
}
