using System.Buffers;

namespace Ingestion.Fetcher.Http;

/// <summary>Bytes that grow as they come, in memory lent by the pool: a body's length is known only at its end.</summary>
internal sealed class PooledBuffer(int size) : IDisposable
{
    private const int LeastFree = 4096;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(size);

    public int Length { get; private set; }

    /// <summary>Room for what comes next.</summary>
    public Memory<byte> Free()
    {
        if (_bytes.Length - Length >= LeastFree) return _bytes.AsMemory(Length);
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
        return _bytes.AsMemory(Length);
    }

    /// <summary>So much of the room was filled.</summary>
    public void Advance(int count) => Length += count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var room = Free().Span;
            var count = Math.Min(room.Length, bytes.Length);
            bytes[..count].CopyTo(room);
            Advance(count);
            bytes = bytes[count..];
        }
    }

    /// <summary>What was written so far, until it is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _bytes, []));
}
