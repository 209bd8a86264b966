namespace Ingestion.EntityExtractor.Events.Phrases;

/// <summary>Mentions of a text by where they stand. Look-ups of one mention allocate nothing.</summary>
internal sealed class MentionIndex<T>
    where T : class
{
    private readonly T[] _mentions;
    private readonly int[] _starts;
    private readonly int[] _ends;

    /// <param name="mentions">In any order; they do not overlap one another.</param>
    /// <param name="span">Where a mention stands, in UTF-16 units, the end excluded.</param>
    public MentionIndex(IEnumerable<T> mentions, Func<T, (int Start, int End)> span)
    {
        _mentions = [.. mentions.OrderBy(m => span(m).Start)];
        _starts = Array.ConvertAll(_mentions, m => span(m).Start);
        _ends = Array.ConvertAll(_mentions, m => span(m).End);
    }

    public static MentionIndex<T> Empty { get; } = new([], _ => default);

    public IReadOnlyList<T> All => _mentions;

    /// <summary>The first mention that shares a character with the stretch; null when none does.</summary>
    public T? At(int start, int end)
    {
        var first = FirstBehind(start);
        return first < _mentions.Length && _starts[first] < end ? _mentions[first] : null;
    }

    /// <summary>The mentions that share a character with the stretch, in order.</summary>
    public IEnumerable<T> In(int start, int end)
    {
        for (var at = FirstBehind(start); at < _mentions.Length && _starts[at] < end; at++) yield return _mentions[at];
    }

    /// <summary>Index of the first mention that ends behind an offset.</summary>
    private int FirstBehind(int offset)
    {
        var (low, high) = (0, _ends.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ends[middle] <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
