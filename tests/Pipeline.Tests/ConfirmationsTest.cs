using System.Reflection;
using Ingestion.Contracts.V1;
using Ingestion.Ledger;
using Ingestion.Pipeline.Bus;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Ingestion.Pipeline.Tests;

public sealed class ConfirmationsTest
{
    private static readonly Confirmation Some = new(new RevisionId(new ArticleId("a"), 1), Stage.Fetched, 0);

    [Fact]
    public async Task All_who_wait_for_one_write_are_told_that_it_failed_and_those_after_it_are_not()
    {
        var cancel = TestContext.Current.CancellationToken;
        var ledger = DispatchProxy.Create<ILedger, OneWriteFails>();
        var writes = (OneWriteFails)(object)ledger;
        await using var confirmations = new Confirmations(ledger, NullLogger<Confirmations>.Instance);
        await confirmations.AddAsync(Some, cancel);
        await writes.FirstBegan.Task.WaitAsync(TimeSpan.FromSeconds(60), cancel);

        await confirmations.AddAsync(Some, cancel);
        var waiting = new[] { confirmations.RecordedAsync(cancel), confirmations.RecordedAsync(cancel) };
        writes.FirstEnds.SetResult();

        foreach (var told in waiting) await Assert.ThrowsAsync<OutageException>(() => told.WaitAsync(TimeSpan.FromSeconds(60), cancel));
        await confirmations.AddAsync(Some, cancel);
        await confirmations.RecordedAsync(cancel).WaitAsync(TimeSpan.FromSeconds(60), cancel);
    }

    /// <summary>The first write waits, the second fails, the others succeed.</summary>
    public class OneWriteFails : DispatchProxy
    {
        private int _writes;

        public TaskCompletionSource FirstBegan { get; } = new();

        public TaskCompletionSource FirstEnds { get; } = new();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Assert.Equal(nameof(ILedger.ConfirmAsync), targetMethod?.Name);
            var write = ++_writes;
            if (write == 1)
                FirstBegan.SetResult();
            return write switch
            {
                1 => FirstEnds.Task,
                2 => Task.FromException(new IOException("The disk is away, as the test wants it.")),
                _ => Task.CompletedTask,
            };
        }
    }
}
