namespace Ingestion.Fetcher.Http;

/// <summary>What a server sends, as it comes: counts it, keeps it where that is wanted, and gives up on a read that lasts too long.</summary>
/// <param name="inner">The server's stream.</param>
/// <param name="kept">Takes a copy of every byte; null for none.</param>
/// <param name="most">Bytes that the server may send: a stream that unpacks to nothing could go on for ever.</param>
/// <param name="url">Its address, for the refusal.</param>
/// <param name="readTimeout">Longest time for one read.</param>
/// <param name="cancel">Gives up on all of them.</param>
internal sealed class ReceivedStream(Stream inner, PooledBuffer? kept, long most, string url, TimeSpan readTimeout, CancellationToken cancel) : Stream
{
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);

    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Count; set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var reading = inner.ReadAsync(buffer, _patience.Token);
        // Most of a page is there when it is asked for.
        var read = reading.IsCompleted ? await reading : await WaitAsync(reading);
        Count += read;
        if (Count > most) throw new FetchException(FetchFailure.TooLarge, $"{url} sends more than {most / 1_048_576.0:0.#} MB.");
        kept?.Write(buffer.Span[..read]);
        return read;
    }

    private async ValueTask<int> WaitAsync(ValueTask<int> reading)
    {
        _patience.CancelAfter(readTimeout);
        var read = await reading;
        _patience.CancelAfter(Timeout.InfiniteTimeSpan);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Read asynchronously: only that can be given up.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _patience.Dispose();
        }

        base.Dispose(disposing);
    }
}
