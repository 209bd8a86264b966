using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication;

namespace Ingestion.Standalone.Verbs;

/// <summary>
/// Decides lines with many workers and writes them in the order they came. Texts of one address go to one worker, since a revision
/// must come after what it revises.
/// </summary>
internal sealed class DeduplicationRun(MemoryDeduplicator deduplicator, int consumers, bool passages)
{
    private const int LinesAhead = 64;

    private readonly Dictionary<RevisionId, int> _numbers = [];
    private readonly Dictionary<ArticleId, (string FirstId, int Revisions)> _articles = [];
    private readonly List<byte[]> _lines = [];

    /// <returns>False when a line could not be read; the others are decided all the same.</returns>
    public async Task<bool> RunAsync(TextReader input, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var queues = Enumerable.Range(0, consumers).Select(_ => Channel.CreateBounded<Pending>(LinesAhead)).ToArray();
        var workers = queues.Select(queue => Task.Run(() => WorkAsync(queue.Reader, cancel), cancel)).ToArray();
        var ahead = new Queue<Pending>();
        // One worker: a line is written before the next is decided, so that a run can be repeated to the letter.
        var mostAhead = consumers == 1 ? 0 : consumers * LinesAhead;
        var good = true;
        for (var number = 1; await input.ReadLineAsync(cancel) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (await TakeAsync(line, number, errors) is not { } pending)
            {
                good = false;
                continue;
            }

            ahead.Enqueue(pending);
            await queues[(uint)pending.Article.Id.GetHashCode() % consumers].Writer.WriteAsync(pending, cancel);
            while (ahead.Count > mostAhead) await WriteAsync(ahead.Dequeue(), output, cancel);
        }

        foreach (var queue in queues) queue.Writer.Complete();
        while (ahead.TryDequeue(out var pending)) await WriteAsync(pending, output, cancel);
        await Task.WhenAll(workers);
        return good;
    }

    private async Task<Pending?> TakeAsync(string line, int number, TextWriter errors)
    {
        try
        {
            var read = DeduplicationLine.Read(line, number);
            var (first, revisions) = _articles.GetValueOrDefault(read.Article.Id, (read.Id, 0));
            _articles[read.Article.Id] = (first, revisions + 1);
            var pending = new Pending(_lines.Count, read.Article with { Revision = revisions + 1 });
            _numbers[new RevisionId(pending.Article.Id, pending.Article.Revision)] = pending.Number;
            _lines.Add(Encoding.UTF8.GetBytes(line));
            return pending;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            await errors.WriteLineAsync($"line {number} is not decided: {wrong.Message}");
            return null;
        }
    }

    private async Task WorkAsync(ChannelReader<Pending> queue, CancellationToken cancel)
    {
        await foreach (var pending in queue.ReadAllAsync(cancel))
        {
            try
            {
                pending.Decided.SetResult(await deduplicator.DecideAsync(pending.Article, cancel));
            }
            catch (Exception failure)
            {
                pending.Decided.SetException(failure);
            }
        }
    }

    /// <summary>A correction of a line that is still to be written is left out: that line is written with what stands then.</summary>
    private async Task WriteAsync(Pending pending, TextWriter output, CancellationToken cancel)
    {
        var decision = await pending.Decided.Task.WaitAsync(cancel);
        await WriteStandingAsync(new RevisionId(pending.Article.Id, pending.Article.Revision), output, cancel);
        foreach (var correction in decision.Corrections)
        {
            var corrected = new RevisionId(correction.Id, correction.Revision);
            if (_numbers[corrected] < pending.Number) await WriteStandingAsync(corrected, output, cancel);
        }
    }

    private async Task WriteStandingAsync(RevisionId revision, TextWriter output, CancellationToken cancel)
    {
        var standing = await deduplicator.StandingAsync(revision, cancel);
        var line = DeduplicationLine.Write(Encoding.UTF8.GetString(_lines[_numbers[revision]]), standing!, id => _articles[id].FirstId, passages);
        await output.WriteLineAsync(line.AsMemory(), cancel);
    }

    private sealed record Pending(int Number, Article Article)
    {
        public TaskCompletionSource<Decision> Decided { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
