using System.Data.Common;
using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>
/// A person's word on what is a copy. It is kept, stands above every later decision and rebuild, and is in force for the next
/// article when this returns; the deduplicator then carries it to the ledger, and from there to the index and the alerts. Of two
/// words that contradict each other the later one stands.
/// </summary>
public interface IRulings
{
    /// <summary>Makes an article a copy of another, or of that one's original. Its own copies go along.</summary>
    /// <param name="word">Whose word it is, and why.</param>
    /// <returns>The decisions that stand now in the place of others; none when the article was folded there already by this person for the same
    /// reason.</returns>
    /// <exception cref="UnknownArticleException">One of the two was never decided.</exception>
    /// <exception cref="RulingRefusedException">It would make an article a copy of itself, of its own copy, or in a circle.</exception>
    Task<IReadOnlyList<Correction>> FoldAsync(ArticleId article, ArticleId into, Word word, CancellationToken cancel);

    /// <summary>Gives an article a document of its own, and keeps it out of the other's cluster for good.</summary>
    /// <param name="from">The article that it is no copy of; null for the original that it is folded into.</param>
    /// <exception cref="RulingRefusedException">The two are one, or it is no copy and <paramref name="from"/> does not say of what.</exception>
    /// <inheritdoc cref="FoldAsync"/>
    Task<IReadOnlyList<Correction>> UnfoldAsync(ArticleId article, ArticleId? from, Word word, CancellationToken cancel);

    /// <summary>Puts an article's standing decision on its way again, one turn on: the article is read, indexed and alerted on anew.</summary>
    /// <param name="keep">What is to be known when it is read anew, written in the transaction that owes the reading: either both are done or none.
    /// May run more than once.</param>
    /// <exception cref="UnknownArticleException">It was never decided.</exception>
    Task RepeatAsync(ArticleId article, Func<DbTransaction, Task> keep, CancellationToken cancel);
}

/// <summary>What a person says of an article.</summary>
/// <param name="Who">The person's name.</param>
/// <param name="Why">The reason in the person's words; null when none was given.</param>
public sealed record Word(string Who, string? Why = null);

/// <summary>An article that the deduplicator has never decided. The message names it.</summary>
public sealed class UnknownArticleException(ArticleId id)
    : Exception($"No article {id} was ever decided. Take the id from the article's page or from search.");

/// <summary>A ruling that cannot stand. The message says why, and what to do instead.</summary>
public sealed class RulingRefusedException(string message) : Exception(message);
