using System.Text;

namespace Ingestion.Fetcher.Warcs;

/// <summary>Reads a WARC file's bytes forward: the head of a record, its block, or past it.</summary>
internal sealed class WarcInput(Stream stream)
{
    /// <summary>Longest head of a record.</summary>
    private const int MaxHead = 64 * 1024;

    private readonly byte[] _buffer = new byte[MaxHead];
    private int _start;
    private int _end;

    private Span<byte> Rest => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The next record's version line and fields; null at the end of the file.</summary>
    /// <exception cref="InvalidDataException">The file ends in a head, or a head is longer than any is.</exception>
    public async ValueTask<string?> ReadHeadAsync(CancellationToken cancel)
    {
        int length;
        while ((length = HeadLength()) < 0)
        {
            if (_end - _start == MaxHead) throw new InvalidDataException($"its fields are longer than {MaxHead / 1024} KB");
            if (await FillAsync(cancel)) continue;
            return _start == _end ? null : throw new InvalidDataException("the file ends within its fields");
        }

        var head = Encoding.UTF8.GetString(_buffer, _start, length);
        _start += length + 4;
        return head;
    }

    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public async ValueTask<byte[]> ReadBlockAsync(int length, CancellationToken cancel)
    {
        var block = new byte[length];
        for (var have = 0; have < length;)
        {
            if (_start == _end && !await FillAsync(cancel)) throw Short(length, have);
            var count = Math.Min(length - have, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(block.AsSpan(have));
            have += count;
            _start += count;
        }

        return block;
    }

    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public async ValueTask SkipAsync(long length, CancellationToken cancel)
    {
        for (long have = 0; have < length;)
        {
            if (_start == _end && !await FillAsync(cancel)) throw Short(length, have);
            var count = (int)Math.Min(length - have, _end - _start);
            have += count;
            _start += count;
        }
    }

    private static InvalidDataException Short(long length, long have) => new($"it should have {length} bytes and the file ends after {have} of them");

    /// <summary>-1 when the head's end has not been read yet; the line ends between two records are passed over.</summary>
    private int HeadLength()
    {
        while (_start < _end && _buffer[_start] is (byte)'\r' or (byte)'\n') _start++;
        return Rest.IndexOf("\r\n\r\n"u8);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancel)
    {
        Rest.CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
        _end += read;
        return read > 0;
    }
}
