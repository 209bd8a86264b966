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
    private const int ExtraLength = HeaderLength - PlainHeaderLength;
    private const byte ExtraFlag = 4;
    private const byte CommentFlag = 16;
    private static ReadOnlySpan<byte> ExtraPrefix => [8, 0, (byte)'I', (byte)'N', 4, 0];

    public static ReadOnlyMemory<byte> Pack(CompressionLevel level, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        using var packed = new MemoryStream(Room(level, parts));
        // Room for the extra field, so that what is packed stays where it is.
        packed.SetLength(ExtraLength);
        packed.Position = ExtraLength;
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            foreach (var part in parts) gzip.Write(part.Span);
        }

        var member = packed.GetBuffer().AsMemory(0, (int)packed.Length);
        AddLength(member.Span);
        return member;
    }

    /// <summary>The whole member's length, when <paramref name="header"/> begins one written here.</summary>
    public static bool TryReadLength(ReadOnlySpan<byte> header, out int length)
    {
        length = 0;
        if (header.Length < HeaderLength || header[0] != 0x1f || header[1] != 0x8b || (header[3] & ~CommentFlag) != ExtraFlag) return false;
        if (!header[PlainHeaderLength..].StartsWith(ExtraPrefix)) return false;
        length = BinaryPrimitives.ReadInt32LittleEndian(header[(PlainHeaderLength + 6)..]);
        return length > HeaderLength;
    }

    /// <exception cref="InvalidDataException">It is torn or was changed (CRC-32).</exception>
    public static byte[] Unpack(byte[] member)
    {
        using var gzip = new GZipStream(new MemoryStream(member), CompressionMode.Decompress);
        using var content = new MemoryStream(member.Length * 4);
        gzip.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>The same member, as many bytes long as wanted: its header's comment field (RFC 1952, FCOMMENT) fills the rest.</summary>
    public static byte[] Padded(ReadOnlySpan<byte> member, int length)
    {
        var comment = length - member.Length;
        if (comment < 1) throw new ArgumentOutOfRangeException(nameof(length), length, $"A member of {member.Length} bytes cannot be padded to that.");
        byte[] padded = [.. member[..HeaderLength], .. Enumerable.Repeat((byte)' ', comment - 1), 0, .. member[HeaderLength..]];
        padded[3] |= CommentFlag;
        BinaryPrimitives.WriteInt32LittleEndian(padded.AsSpan(PlainHeaderLength + ExtraPrefix.Length), length);
        return padded;
    }

    /// <summary>About what will be needed.</summary>
    private static int Room(CompressionLevel level, ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var length = 512;
        foreach (var part in parts) length += part.Length;
        return level == CompressionLevel.NoCompression ? length : length / 2;
    }

    /// <param name="member">A plain member behind room for the extra field.</param>
    private static void AddLength(Span<byte> member)
    {
        member.Slice(ExtraLength, PlainHeaderLength).CopyTo(member);
        member[3] = ExtraFlag;
        ExtraPrefix.CopyTo(member[PlainHeaderLength..]);
        BinaryPrimitives.WriteInt32LittleEndian(member[(PlainHeaderLength + ExtraPrefix.Length)..], member.Length);
    }
}
