using System.IO.Compression;
using Ingestion.Fetcher.Http;

namespace Ingestion.Fetcher.Sitemaps;

/// <summary>Unpacks documents that are gzip files themselves (<c>sitemap.xml.gz</c>), whatever their header says.</summary>
internal static class Gunzip
{
    private const int HeadLength = 8192;

    /// <summary>The document's beginning, unpacked: enough to tell what it is.</summary>
    /// <exception cref="FetchException">It is broken.</exception>
    public static ReadOnlyMemory<byte> Head(ReadOnlyMemory<byte> body)
    {
        if (!IsPacked(body)) return body;
        using var stream = Open(body, long.MaxValue);
        var head = new byte[HeadLength];
        return head.AsMemory(0, Reading(() => stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)));
    }

    /// <summary>The whole document, unpacked in memory.</summary>
    /// <exception cref="FetchException">It unpacks to more than <paramref name="maxBytes"/>, or is broken.</exception>
    public static ReadOnlyMemory<byte> IfPacked(ReadOnlyMemory<byte> body, long maxBytes)
    {
        if (!IsPacked(body)) return body;
        using var stream = Open(body, maxBytes);
        using var result = new MemoryStream();
        Reading(() =>
        {
            stream.CopyTo(result);
            return 0;
        });
        return result.GetBuffer().AsMemory(0, (int)result.Length);
    }

    /// <summary>The document as it is unpacked, a little at a time.</summary>
    /// <param name="body">Packed or not.</param>
    /// <param name="maxBytes">Reading more than this throws a <see cref="FetchException"/>.</param>
    public static Stream Open(ReadOnlyMemory<byte> body, long maxBytes)
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(body, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(body.ToArray());
        return IsPacked(body) ? new BoundedStream(new GZipStream(bytes, CompressionMode.Decompress), maxBytes) : bytes;
    }

    private static bool IsPacked(ReadOnlyMemory<byte> body) => body.Span is [0x1f, 0x8b, ..];

    private static int Reading(Func<int> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            throw new FetchException(FetchFailure.Broken, $"A gzip file is broken: {e.Message}", e);
        }
    }
}
