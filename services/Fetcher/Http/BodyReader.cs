using System.IO.Compression;

namespace Ingestion.Fetcher.Http;

/// <summary>Reads a body within bounds: bytes, density of packing, and time between two reads.</summary>
internal static class BodyReader
{
    /// <summary>Text packs up to about 1:30 by gzip; beyond this it is a bomb, not a page.</summary>
    private const int MaxRatio = 200;

    /// <summary>Bodies below this size are never called bombs.</summary>
    private const long FreeBytes = 1 << 20;

    /// <exception cref="FetchException">A bound is passed, or the packing is broken.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, string url, long maxBytes, TimeSpan readTimeout, CancellationToken cancel)
    {
        var packed = new CountingStream(await content.ReadAsStreamAsync(cancel), readTimeout);
        await using var unpacked = Unpack(packed, content.Headers.ContentEncoding, url);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await unpacked.ReadAsync(buffer, cancel)) > 0;)
            {
                body.Write(buffer, 0, read);
                if (body.Length > maxBytes) throw new FetchException(FetchFailure.TooLarge, $"{url} is larger than {maxBytes / 1_048_576.0:0.#} MB.");
                if (body.Length > FreeBytes && body.Length > packed.Count * MaxRatio) throw new FetchException(FetchFailure.TooLarge, $"{url} unpacks to more than {MaxRatio} times its size.");
            }
        }
        catch (InvalidDataException e)
        {
            throw new FetchException(FetchFailure.Broken, $"{url} is not packed as its Content-Encoding says: {e.Message}", e);
        }

        return body.ToArray();
    }

    private static Stream Unpack(Stream stream, ICollection<string> encodings, string url)
    {
        if (encodings.Count > 2) throw new FetchException(FetchFailure.Refused, $"{url} is packed {encodings.Count} times over.");
        foreach (var encoding in encodings.Reverse())
        {
            stream = encoding.ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                "identity" or "none" or "utf-8" => stream,
                _ => throw new FetchException(FetchFailure.Broken, $"{url} is packed as '{encoding}', which was not asked for."),
            };
        }

        return stream;
    }
}
