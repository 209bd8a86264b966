using System.Buffers.Binary;

namespace Ingestion.Fetcher.Archive;

/// <summary>
/// A gzip member in blocks stored as they are (RFC 1951, section 3.2.4), for what is packed already, or later: pieces to be
/// written one after the other. Large parts are pieces themselves and are not copied; what is small between them is put
/// together, so that the system has few pieces to gather.
/// </summary>
internal static class StoredMember
{
    private const int LongestBlock = ushort.MaxValue;
    private const int BlockHeaderLength = 5;
    private const int TrailerLength = 2 * sizeof(uint);

    /// <summary>A part of this length is a piece of its own.</summary>
    private const int Large = 4096;

    /// <param name="packLater">Whether it would pack well.</param>
    /// <param name="parts">In this order; the last is small and not empty.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Of(bool packLater, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var own = new Written(new byte[LengthOfOwn(parts)]);
        own.Take(GzipMember.HeaderLength);
        var (crc, size) = (0u, 0);
        for (var i = 0; i < parts.Length;)
        {
            var small = SmallFrom(parts, i);
            if (small > 0) own.AddBlock(parts.Slice(i, small), isLast: i + small == parts.Length);
            else own.AddBlocks(parts[i]);
            foreach (var part in parts.Slice(i, Math.Max(small, 1)))
            {
                crc = Crc32.Append(crc, part.Span);
                size += part.Length;
            }

            i += Math.Max(small, 1);
        }

        var trailer = own.Take(TrailerLength);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteInt32LittleEndian(trailer[sizeof(uint)..], size);
        return own.End(packLater);
    }

    /// <summary>How many parts from here on fit into one block together.</summary>
    private static int SmallFrom(ReadOnlySpan<ReadOnlyMemory<byte>> parts, int from)
    {
        var (count, length) = (0, 0);
        while (from + count < parts.Length && parts[from + count].Length < Large && length + parts[from + count].Length <= LongestBlock)
            length += parts[from + count++].Length;
        return count;
    }

    private static int LengthOfOwn(ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var length = GzipMember.HeaderLength + TrailerLength;
        foreach (var part in parts)
            length += part.Length < Large ? BlockHeaderLength + part.Length : BlockHeaderLength * ((part.Length / LongestBlock) + 1);
        return length;
    }

    /// <summary>What is written of a member: pieces that are done, and memory of its own for what is small.</summary>
    private sealed class Written(byte[] own)
    {
        private readonly List<ReadOnlyMemory<byte>> _pieces = new(4);
        private int _begun;
        private int _end;

        public Span<byte> Take(int length)
        {
            _end += length;
            return own.AsSpan(_end - length, length);
        }

        public void AddBlock(ReadOnlySpan<ReadOnlyMemory<byte>> parts, bool isLast)
        {
            var length = 0;
            foreach (var part in parts) length += part.Length;
            AddBlockHeader(length, isLast);
            foreach (var part in parts) part.Span.CopyTo(Take(part.Length));
        }

        /// <summary>A large part as pieces of its own.</summary>
        public void AddBlocks(ReadOnlyMemory<byte> part)
        {
            while (part.Length > 0)
            {
                var block = part[..Math.Min(part.Length, LongestBlock)];
                part = part[block.Length..];
                AddBlockHeader(block.Length, isLast: false);
                AddPiece();
                _pieces.Add(block);
            }
        }

        public IReadOnlyList<ReadOnlyMemory<byte>> End(bool packLater)
        {
            AddPiece();
            GzipMember.WriteHeader(own, _pieces.Sum(piece => piece.Length));
            if (packLater) GzipMember.MarkToBePacked(own);
            return _pieces;
        }

        private void AddPiece()
        {
            _pieces.Add(own.AsMemory(_begun, _end - _begun));
            _begun = _end;
        }

        private void AddBlockHeader(int length, bool isLast)
        {
            var header = Take(BlockHeaderLength);
            header[0] = isLast ? (byte)1 : (byte)0;
            BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)length);
            BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~length);
        }
    }
}
