using Ingestion.Contracts.V1;

namespace Ingestion.Search;

/// <summary>The full-text index of articles and events, whichever engine holds it.</summary>
public interface IArticleIndex
{
    /// <summary>Makes the index ready to be written and read: tables, templates, aliases. Does nothing the second time.</summary>
    /// <exception cref="IndexUnavailableException">It cannot be made ready; says what to change.</exception>
    Task EnsureAsync(CancellationToken cancel);

    /// <summary>
    /// Writes whole documents, each with its events, under their external versions: a document that is there at the same
    /// version or an older one is replaced together with all its events, a newer one stays as it is.
    /// </summary>
    /// <returns>One result an item, in the order given; a refused item does not touch its neighbours.</returns>
    /// <exception cref="IndexUnavailableException">Nothing can be said of any item; write all of them again later.</exception>
    Task<IReadOnlyList<WriteResult>> WriteAsync(IReadOnlyList<IndexWrite> writes, CancellationToken cancel);

    /// <summary>Removes articles for good, with the memory of their versions: one that comes again begins anew.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be written now.</exception>
    Task PurgeAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancel);

    /// <exception cref="SearchRefusedException">The query cannot be answered as asked; says what to change.</exception>
    /// <exception cref="IndexUnavailableException">The index cannot be read now.</exception>
    Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancel);

    /// <returns>The article with this id, or the one that it was folded into as a copy; null when neither is there.</returns>
    /// <exception cref="IndexUnavailableException">The index cannot be read now.</exception>
    Task<ArticleDocument?> GetAsync(ArticleId id, CancellationToken cancel);

    /// <exception cref="SearchRefusedException">The query cannot be answered as asked; says what to change.</exception>
    /// <exception cref="IndexUnavailableException">The index cannot be read now.</exception>
    Task<EventPage> EventsAsync(EventQuery query, CancellationToken cancel);
}

/// <summary>The index cannot be used now. The message names the setting, the reason and the remedy.</summary>
public sealed class IndexUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A query that cannot be answered. The message is meant for whoever asked.</summary>
public sealed class SearchRefusedException(string message) : Exception(message);
