using System.Runtime.CompilerServices;

namespace Ingestion.Fetcher.Polling;

internal static class Chunks
{
    /// <summary>Elements in lists of at most <paramref name="size"/>; at least one list, so that an empty listing is entered as read too.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ChunkAsync<T>(
        this IAsyncEnumerable<T> elements,
        int size,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var chunk = new List<T>();
        await foreach (var element in elements.WithCancellation(cancel))
        {
            chunk.Add(element);
            if (chunk.Count < size) continue;
            yield return chunk;
            chunk = new List<T>();
        }

        yield return chunk;
    }
}
