using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication;

/// <summary>A person's word on what is a copy. It is kept, and stands above every later decision and rebuild.</summary>
public interface IRulings
{
    /// <summary>Makes an article a copy of another, or of that one's original.</summary>
    /// <param name="who">Whose word it is.</param>
    /// <returns>The decisions that now stand, to be announced as the corrections of a decision are; none when it was so already.</returns>
    /// <exception cref="UnknownArticleException">One of the two was never decided.</exception>
    Task<IReadOnlyList<Correction>> FoldAsync(ArticleId article, ArticleId into, string who, CancellationToken cancel);

    /// <summary>Gives an article a document of its own, and keeps it out of the other's cluster for good.</summary>
    /// <inheritdoc cref="FoldAsync"/>
    Task<IReadOnlyList<Correction>> UnfoldAsync(ArticleId article, ArticleId from, string who, CancellationToken cancel);
}

/// <summary>An article that the deduplicator has never decided. The message names it.</summary>
public sealed class UnknownArticleException(ArticleId id) : Exception($"No article {id} was ever decided. Take the id from the article's page or from search.");
