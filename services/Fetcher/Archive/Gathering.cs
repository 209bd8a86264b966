namespace Ingestion.Fetcher.Archive;

/// <summary>Answers questions with as few queries as there are moments: what is asked while one runs goes into the next.</summary>
/// <param name="answer">Answers some questions, each by its place in the list.</param>
/// <param name="most">Questions of one query.</param>
internal sealed class Gathering<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> answer, int most)
{
    private readonly Lock _asking = new();
    private readonly Queue<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> _waiting = new();
    private bool _isAnswering;

    public Task<TAnswer> AskAsync(TQuestion question, CancellationToken cancel)
    {
        var asked = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_asking)
        {
            _waiting.Enqueue((question, asked));
            if (!_isAnswering) _ = Task.Run(AnswerAsync, CancellationToken.None);
            _isAnswering = true;
        }

        return asked.Task.WaitAsync(cancel);
    }

    private async Task AnswerAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            try
            {
                var answers = await answer([.. batch.Select(asked => asked.Question)]);
                for (var i = 0; i < batch.Count; i++) batch[i].Answer.TrySetResult(answers[i]);
            }
            catch (Exception e)
            {
                // Whoever asked is told; the next questions are asked anew.
                foreach (var asked in batch) asked.Answer.TrySetException(e);
            }
        }
    }

    private List<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> Next()
    {
        lock (_asking)
        {
            var batch = new List<(TQuestion, TaskCompletionSource<TAnswer>)>();
            while (batch.Count < most && _waiting.TryDequeue(out var asked)) batch.Add(asked);
            _isAnswering = batch.Count > 0;
            return batch;
        }
    }
}
