using System.IO.Compression;

namespace Ingestion.Fetcher.Http;

/// <summary>A body within bounds, in memory lent by the pool: whoever is done with it may give it back, nobody has to.</summary>
internal sealed class ReceivedBody(PooledBuffer document, PooledBuffer? sent) : IDisposable
{
    /// <summary>Unpacked.</summary>
    public ReadOnlyMemory<byte> Document => document.Written;

    /// <summary>As it came, when it came packed; empty when the document itself came.</summary>
    public ReadOnlyMemory<byte> Sent => sent?.Written ?? default;

    public void Dispose()
    {
        document.Dispose();
        sent?.Dispose();
    }
}

/// <summary>Reads a body within bounds: bytes, density of packing, and time between two reads.</summary>
internal static class BodyReader
{
    /// <summary>Text packs up to about 1:30 by gzip; beyond this it is a bomb, not a page.</summary>
    private const int MaxRatio = 200;

    /// <summary>Bodies below this size are never called bombs.</summary>
    private const long FreeBytes = 1 << 20;

    /// <summary>What packing may add to a body that cannot be packed.</summary>
    private const int Frame = 64 * 1024;

    private const int UsualPage = 64 * 1024;

    /// <exception cref="FetchException">A bound is passed, or the packing is broken.</exception>
    public static async Task<ReceivedBody> ReadAsync(HttpContent content, string url, long maxBytes, TimeSpan readTimeout, CancellationToken cancel)
    {
        var encodings = Encodings(content.Headers.ContentEncoding, url);
        var sent = encodings.Count > 0 ? new PooledBuffer(UsualPage / 2) : null;
        var body = new PooledBuffer(UsualPage);
        var received = new ReceivedStream(
            await content.ReadAsStreamAsync(cancel),
            sent,
            maxBytes > long.MaxValue - Frame ? long.MaxValue : maxBytes + Frame,
            url,
            readTimeout,
            cancel
        );
        await using var unpacked = Unpack(received, encodings, url);
        try
        {
            for (int read; (read = await unpacked.ReadAsync(body.Free(), cancel)) > 0;)
            {
                body.Advance(read);
                if (body.Length > maxBytes)
                    throw new FetchException(FetchFailure.TooLarge, $"{url} is larger than {maxBytes / 1_048_576.0:0.#} MB.");
                if (body.Length > FreeBytes && body.Length > received.Count * MaxRatio)
                    throw new FetchException(FetchFailure.TooLarge, $"{url} unpacks to more than {MaxRatio} times its size.");
            }
        }
        catch (InvalidDataException e)
        {
            throw new FetchException(FetchFailure.Broken, $"{url} is not packed as its Content-Encoding says: {e.Message}", e);
        }

        return new ReceivedBody(body, sent);
    }

    /// <summary>Those that change something, outermost last.</summary>
    private static List<string> Encodings(ICollection<string> named, string url)
    {
        if (named.Count > 2) throw new FetchException(FetchFailure.Refused, $"{url} is packed {named.Count} times over.");
        return [.. named.Select(encoding => encoding.ToLowerInvariant()).Where(encoding => encoding is not ("identity" or "none" or "utf-8"))];
    }

    private static Stream Unpack(Stream stream, List<string> encodings, string url)
    {
        for (var i = encodings.Count - 1; i >= 0; i--)
        {
            stream = encodings[i] switch
            {
                "gzip" or "x-gzip" => new GZipStream(stream, CompressionMode.Decompress),
                "deflate" => new ZLibStream(stream, CompressionMode.Decompress),
                "br" => new BrotliStream(stream, CompressionMode.Decompress),
                _ => throw new FetchException(FetchFailure.Broken, $"{url} is packed as '{encodings[i]}', which was not asked for."),
            };
        }

        return stream;
    }
}
