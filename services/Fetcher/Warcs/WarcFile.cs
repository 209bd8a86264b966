using System.IO.Compression;
using System.Runtime.CompilerServices;
using Ingestion.Fetcher.Archive;

namespace Ingestion.Fetcher.Warcs;

/// <summary>A record of a WARC file, counted from 1.</summary>
/// <param name="IsTooLarge">Its block is larger than was asked for and was passed over.</param>
internal sealed record NumberedRecord(long Number, WarcRecord Record, bool IsTooLarge);

/// <summary>Streams the records of WARC 1.0 and 1.1 files (ISO 28500), gzip or not, of any length.</summary>
internal static class WarcFile
{
    public static bool Is(string path) =>
        path.EndsWith(".warc", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Each record as soon as it was read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBlock">Larger blocks are passed over, in bytes.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="InvalidDataException">The file breaks off or is damaged; the records before were given. Says where.</exception>
    public static async IAsyncEnumerable<NumberedRecord> ReadAsync(string path, int maxBlock, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            64 * 1024,
            useAsync: true
        );
        await using var stream = IsPacked(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        var input = new WarcInput(stream);
        for (long number = 1; await NextAsync(input, path, number, maxBlock, cancel) is { } record; number++) yield return record;
    }

    private static bool IsPacked(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Seek(0, SeekOrigin.Begin);
        return read == 2 && magic is [0x1f, 0x8b];
    }

    private static async Task<NumberedRecord?> NextAsync(WarcInput input, string path, long number, int maxBlock, CancellationToken cancel)
    {
        try
        {
            if (await input.ReadHeadAsync(cancel) is not { } head) return null;
            var fields = WarcParser.ParseFields(head);
            var length = WarcParser.LengthOf(fields);
            if (length <= maxBlock) return new NumberedRecord(number, new WarcRecord(fields, await input.ReadBlockAsync((int)length, cancel)), false);
            await input.SkipAsync(length, cancel);
            return new NumberedRecord(number, new WarcRecord(fields, default), true);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException(
                $"{path} breaks off at record {number}: {e.Message.TrimEnd('.')}. The {number - 1} records before it were read; copy the file again if more is wanted.",
                e
            );
        }
    }
}
