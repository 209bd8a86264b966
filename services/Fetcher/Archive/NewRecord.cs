using System.IO.Compression;

namespace Ingestion.Fetcher.Archive;

/// <summary>A WARC 1.1 record about to be written. Its block may lie in pieces, which are not put together.</summary>
/// <param name="Fields">All but <c>Content-Length</c>.</param>
/// <param name="Block">In this order.</param>
internal sealed record NewRecord(IReadOnlyList<KeyValuePair<string, string>> Fields, params ReadOnlyMemory<byte>[] Block)
{
    private static readonly byte[] End = "\r\n\r\n"u8.ToArray();

    /// <summary>As one gzip member.</summary>
    public ReadOnlyMemory<byte> Pack() => GzipMember.Pack(CompressionLevel.Fastest, [Head(), .. Block, End]);

    /// <summary>As one gzip member that keeps the bytes as they are, in pieces to be written one after the other.</summary>
    /// <param name="packLater">Whether it would pack well.</param>
    public IReadOnlyList<ReadOnlyMemory<byte>> Store(bool packLater) => StoredMember.Of(packLater, [Head(), .. Block, End]);

    /// <summary>Version line, fields and the empty line before the block.</summary>
    private ReadOnlyMemory<byte> Head()
    {
        var head = new HeadWriter("WARC/1.1");
        foreach (var (name, value) in Fields) head.Add(name, value);
        return head.End(Block.Sum(piece => (long)piece.Length));
    }
}
