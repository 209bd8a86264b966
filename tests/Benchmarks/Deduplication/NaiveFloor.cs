using System.Runtime.InteropServices;
using Ingestion.Contracts.V1;

namespace Ingestion.Benchmarks.Deduplication;

/// <summary>
/// The least that any such index does: sample word 3-grams, look them up, count, insert. No passages, roundups, furniture, revisions
/// or decisions to keep. The floor that the deduplicator is measured against.
/// </summary>
internal sealed class NaiveFloor
{
    private readonly Dictionary<ulong, List<int>> _postings = [];
    private readonly List<int> _sizes = [];

    /// <returns>Number of the article that shares most of its sample, or -1.</returns>
    public int Decide(Article article)
    {
        var sketch = Sketch(article.Text);
        var shared = new Dictionary<int, int>();
        foreach (var hash in sketch)
        {
            if (!_postings.TryGetValue(hash, out var holders)) continue;
            foreach (var holder in holders) CollectionsMarshal.GetValueRefOrAddDefault(shared, holder, out _)++;
        }

        var best = shared.Count == 0 ? -1 : shared.MaxBy(pair => pair.Value / (double)Math.Min(sketch.Count, _sizes[pair.Key])).Key;
        foreach (var hash in sketch) (CollectionsMarshal.GetValueRefOrAddDefault(_postings, hash, out _) ??= []).Add(_sizes.Count);
        _sizes.Add(sketch.Count);
        return best;
    }

    private static HashSet<ulong> Sketch(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '.', ',', '"'], StringSplitOptions.RemoveEmptyEntries);
        var sketch = new HashSet<ulong>();
        for (var at = 0; at + 2 < words.Length; at++)
        {
            var hash = Hash(words[at], Hash(words[at + 1], Hash(words[at + 2], 14695981039346656037)));
            if (hash % 4 == 0) sketch.Add(hash);
        }

        return sketch;
    }

    private static ulong Hash(string word, ulong seed)
    {
        foreach (var c in word) seed = (seed ^ c) * 1099511628211;
        return seed ^ (seed >> 29);
    }
}
