using System.IO.Compression;
using System.Text;
using Ingestion.Fetcher.Archive;
using Xunit;

namespace Ingestion.Fetcher.Tests.Archive;

public sealed class GzipMemberTest
{
    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 300), 4_095, 65_534, 65_535, 65_536, 200_001];

    /// <summary>zlib's own reader refuses a member whose CRC-32 or length is wrong.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_stored_member_is_read_by_zlib_whatever_its_length(int length)
    {
        var bytes = Noise(length);
        var member = Joined(StoredMember.Of(packLater: false, bytes, "\r\n\r\n"u8.ToArray()));
        Assert.Equal([.. bytes, .. "\r\n\r\n"u8], GzipMember.Unpack(member));
        Assert.True(GzipMember.TryReadLength(member, out var said));
        Assert.Equal(member.Length, said);
    }

    [Fact]
    public void A_stored_member_that_was_changed_is_refused()
    {
        var member = Joined(StoredMember.Of(packLater: false, Noise(1_000), "end"u8.ToArray()));
        for (var at = GzipMember.HeaderLength; at < member.Length; at++)
        {
            var changed = member.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<InvalidDataException>(() => GzipMember.Unpack(changed));
        }
    }

    [Fact]
    public void The_checksum_of_pieces_is_that_of_the_whole()
    {
        // The check value of this CRC in every catalogue.
        Assert.Equal(0xCBF43926, Crc32.Append(0, "123456789"u8));
        var bytes = Noise(1_000);
        for (var cut = 0; cut <= bytes.Length; cut += 13)
            Assert.Equal(Crc32.Append(0, bytes), Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)));
    }

    [Fact]
    public void Packed_and_stored_members_stand_in_one_file()
    {
        using var file = new MemoryStream([
            .. GzipMember.Pack(CompressionLevel.Fastest, "one "u8.ToArray()).Span,
            .. Joined(StoredMember.Of(packLater: true, "two "u8.ToArray())),
            .. GzipMember.Pack(CompressionLevel.Fastest, "three"u8.ToArray()).Span,
        ]);
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress), Encoding.UTF8);
        Assert.Equal("one two three", reader.ReadToEnd());
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Joined(IReadOnlyList<ReadOnlyMemory<byte>> pieces) => [.. pieces.SelectMany(piece => piece.ToArray())];
}
