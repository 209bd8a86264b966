using Ingestion.Fetcher.Captures;

namespace Ingestion.Fetcher.Archive;

/// <summary>Reads records at known places of archive files, closed or still being written.</summary>
internal sealed class ArchiveReader(string folder)
{
    /// <summary>The two records of the capture that begins at <paramref name="position"/>.</summary>
    /// <exception cref="InvalidDataException">What stands there is torn or no capture.</exception>
    /// <exception cref="FileNotFoundException">The file is gone.</exception>
    public async Task<(Capture Capture, WarcRecord Content, long End)> ReadAsync(string file, long position, CancellationToken cancel)
    {
        await using var stream = Open(file);
        return await ReadAsync(stream, position, cancel);
    }

    public static async Task<(Capture Capture, WarcRecord Content, long End)> ReadAsync(FileStream stream, long position, CancellationToken cancel)
    {
        var (metadata, middle) = await ReadRecordAsync(stream, position, cancel);
        var (content, end) = await ReadRecordAsync(stream, middle, cancel);
        return (CaptureRecords.ReadCapture(metadata), content, end);
    }

    /// <summary>The record at <paramref name="position"/> and where the next one begins.</summary>
    public static async Task<(WarcRecord Record, long End)> ReadRecordAsync(FileStream stream, long position, CancellationToken cancel)
    {
        var member = await ReadMemberAsync(stream, position, cancel);
        return (WarcParser.Parse(GzipMember.Unpack(member)), position + member.Length);
    }

    /// <summary>The gzip member at <paramref name="position"/> as it stands there.</summary>
    /// <exception cref="InvalidDataException">It is torn or none that was written here.</exception>
    public static async Task<byte[]> ReadMemberAsync(FileStream stream, long position, CancellationToken cancel)
    {
        var (header, length) = await ReadHeaderAsync(stream, position, cancel);
        var member = new byte[length];
        header.CopyTo(member, 0);
        await stream.ReadExactlyAsync(member.AsMemory(header.Length), cancel);
        return member;
    }

    /// <summary>Where the gzip member at <paramref name="position"/> ends, and whether a filler stands in it.</summary>
    /// <exception cref="InvalidDataException">It is torn or none that was written here.</exception>
    public static async Task<(long End, bool IsPadded)> SkipMemberAsync(FileStream stream, long position, CancellationToken cancel)
    {
        var (header, length) = await ReadHeaderAsync(stream, position, cancel);
        return (position + length, GzipMember.IsPadded(header));
    }

    private static async Task<(byte[] Header, int Length)> ReadHeaderAsync(FileStream stream, long position, CancellationToken cancel)
    {
        stream.Seek(position, SeekOrigin.Begin);
        var header = new byte[GzipMember.HeaderLength];
        var isWhole = await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancel) == header.Length;
        return isWhole && GzipMember.TryReadLength(header, out var length) && position + length <= stream.Length
            ? (header, length)
            : throw new InvalidDataException($"{stream.Name} is torn at byte {position}.");
    }

    /// <summary>Where the capture that begins at <paramref name="position"/> ends, erased or not.</summary>
    /// <exception cref="InvalidDataException">What stands there is torn.</exception>
    public static async Task<long> EndOfCaptureAsync(FileStream stream, long position, CancellationToken cancel)
    {
        var metadata = await ReadMemberAsync(stream, position, cancel);
        var end = position + metadata.Length;
        return GzipMember.IsPadded(metadata) ? end : end + (await ReadMemberAsync(stream, end, cancel)).Length;
    }

    /// <summary>Opens an archive file for changing what stands in it.</summary>
    public FileStream OpenForWriting(string file) => Open(file, FileAccess.ReadWrite);

    /// <summary>Opens an archive file whether it was closed meanwhile or not.</summary>
    public FileStream Open(string file) => Open(file, FileAccess.Read);

    private FileStream Open(string file, FileAccess access)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return OpenAt(path, access);
        }
        catch (FileNotFoundException) when (File.Exists(path + OpenWarcFile.OpenSuffix))
        {
            return OpenOrClosed(path, access);
        }
    }

    private static FileStream OpenOrClosed(string path, FileAccess access)
    {
        try
        {
            return OpenAt(path + OpenWarcFile.OpenSuffix, access);
        }
        catch (FileNotFoundException)
        {
            return OpenAt(path, access);
        }
    }

    private static FileStream OpenAt(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
}
