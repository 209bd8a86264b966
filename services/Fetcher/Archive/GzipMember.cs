using System.Buffers.Binary;
using System.IO.Compression;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// One gzip member (RFC 1952) that says its own length in an extra field, so that a file of them can be walked member by
/// member without unpacking. Every gzip reader takes it.
/// </summary>
internal static class GzipMember
{
    /// <summary>Bytes of a member needed to read its length.</summary>
    public const int HeaderLength = 20;

    private const int PlainHeaderLength = 10;
    private const int FlagsAt = 3;
    private const int ExtraLength = HeaderLength - PlainHeaderLength;
    /// <summary>FTEXT (RFC 1952, section 2.3.1.2), which changes nothing for who reads it: set on what is stored and would pack well.</summary>
    private const byte TextFlag = 1;
    private const byte ExtraFlag = 4;
    private const byte CommentFlag = 16;

    /// <summary>Deflate, an extra field, no time, no system named.</summary>
    private static ReadOnlySpan<byte> PlainHeader => [0x1f, 0x8b, 8, ExtraFlag, 0, 0, 0, 0, 0, 0xff];

    private const byte SealContent = 0x5a;

    /// <summary>A member of one byte, put behind one that is unpacked: the framework takes a member without an end for one that has ended, and then
    /// this one is not reached.</summary>
    private static readonly byte[] Seal = Pack(CompressionLevel.Fastest, new byte[] { SealContent }).ToArray();

    private static ReadOnlySpan<byte> ExtraPrefix => [8, 0, (byte)'I', (byte)'N', 4, 0];

    /// <summary>Packed by zlib, for what is not packed yet.</summary>
    public static ReadOnlyMemory<byte> Pack(CompressionLevel level, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        using var packed = new MemoryStream(Room(parts));
        // Room for the extra field, so that what is packed stays where it is.
        packed.SetLength(ExtraLength);
        packed.Position = ExtraLength;
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            foreach (var part in parts) gzip.Write(part.Span);
        }

        var member = packed.GetBuffer().AsMemory(0, (int)packed.Length);
        WriteHeader(member.Span, member.Length);
        return member;
    }

    /// <summary>The whole member's length, when <paramref name="header"/> begins one written here.</summary>
    public static bool TryReadLength(ReadOnlySpan<byte> header, out int length)
    {
        length = 0;
        if (header.Length < HeaderLength || header[0] != 0x1f || header[1] != 0x8b || (header[FlagsAt] & ~(CommentFlag | TextFlag)) != ExtraFlag)
            return false;
        if (!header[PlainHeaderLength..].StartsWith(ExtraPrefix))
            return false;
        length = BinaryPrimitives.ReadInt32LittleEndian(header[(PlainHeaderLength + 6)..]);
        return length > HeaderLength;
    }

    /// <summary>Marks the member that begins here as one that would pack well.</summary>
    public static void MarkToBePacked(Span<byte> header) => header[FlagsAt] |= TextFlag;

    /// <summary>Whether it was stored to be packed later.</summary>
    public static bool IsToBePacked(ReadOnlySpan<byte> member) => (member[FlagsAt] & TextFlag) != 0;

    /// <summary>Whether a filler stands in it.</summary>
    public static bool IsPadded(ReadOnlySpan<byte> member) => (member[FlagsAt] & CommentFlag) != 0;

    /// <exception cref="InvalidDataException">It is torn or was changed (CRC-32).</exception>
    public static byte[] Unpack(byte[] member)
    {
        using var gzip = new GZipStream(new MemoryStream([.. member, .. Seal]), CompressionMode.Decompress);
        using var content = new MemoryStream(member.Length * 4);
        gzip.CopyTo(content);
        var length = (int)content.Length - 1;
        if (length < 0 || content.GetBuffer()[length] != SealContent) throw new InvalidDataException("A gzip member does not end where it should.");
        return content.GetBuffer().AsSpan(0, length).ToArray();
    }

    /// <summary>The same member, as many bytes long as wanted: its header's comment field (RFC 1952, FCOMMENT) fills the rest.</summary>
    public static byte[] Padded(ReadOnlySpan<byte> member, int length)
    {
        var comment = length - member.Length;
        if (comment < 1)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"A member of {member.Length} bytes cannot be padded to that.");
        byte[] padded = [.. member[..HeaderLength], .. Enumerable.Repeat((byte)' ', comment - 1), 0, .. member[HeaderLength..]];
        padded[FlagsAt] |= CommentFlag;
        BinaryPrimitives.WriteInt32LittleEndian(padded.AsSpan(PlainHeaderLength + ExtraPrefix.Length), length);
        return padded;
    }

    /// <summary>About what will be needed.</summary>
    private static int Room(ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var length = 512;
        foreach (var part in parts) length += part.Length / 2;
        return length;
    }

    /// <summary>The fixed header, as zlib writes it too, and the extra field.</summary>
    public static void WriteHeader(Span<byte> member, int length)
    {
        PlainHeader.CopyTo(member);
        ExtraPrefix.CopyTo(member[PlainHeaderLength..]);
        BinaryPrimitives.WriteInt32LittleEndian(member[(PlainHeaderLength + ExtraPrefix.Length)..], length);
    }
}
