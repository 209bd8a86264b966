using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Reading;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>Everything that is filed and could bear on one decision, held still until the decision is filed too.</summary>
internal interface IGroup
{
    /// <summary>What is filed under the id of the article to be decided; null the first time.</summary>
    FiledArticle? Earlier { get; }

    /// <summary>Another article of the same source with the same GUID; null when there is none.</summary>
    FiledArticle? GuidTwin { get; }

    /// <summary>Decided articles that share sampled shingles with it, likeliest first; never the article itself.</summary>
    IReadOnlyList<FiledArticle> Neighbours { get; }

    /// <summary>Words of the article that lie in furniture of its host.</summary>
    IReadOnlyList<Stretch> Furniture { get; }

    /// <summary>What persons have said of the article.</summary>
    IReadOnlyList<Ruling> Rulings { get; }

    /// <summary>What persons have said of another article.</summary>
    ValueTask<IReadOnlyList<Ruling>> RulingsOfAsync(ArticleId article);

    /// <summary>True when a person has kept an article of one cluster out of the other.</summary>
    ValueTask<bool> AreSeparatedAsync(ArticleId cluster, ArticleId other);

    /// <summary>A decided article of a cluster of <see cref="Neighbours"/>; null when it is not filed.</summary>
    ValueTask<FiledArticle?> FindAsync(ArticleId id);

    /// <summary>The decision that stands for the filed revision of an article.</summary>
    ValueTask<Decision?> StandingAsync(FiledArticle article);

    /// <summary>The copies in the cluster of one of <see cref="Neighbours"/>, in order of filing, so many at most; the original is not among
    /// them.</summary>
    ValueTask<IReadOnlyList<FiledArticle>> CopiesAsync(ArticleId cluster, int most);

    /// <summary>The original and the copies of the cluster of one of <see cref="Neighbours"/>, so many at most.</summary>
    ValueTask<IReadOnlyList<Member>> MembersAsync(ArticleId cluster, int most);
}

/// <summary>A person's word that an article is, or is not, a copy of another. It outlives every later run.</summary>
/// <param name="Other">The other article.</param>
/// <param name="Fold">True: a copy of it. False: never.</param>
/// <param name="Word">Whose word it is, and why.</param>
internal sealed record Ruling(ArticleId Other, bool Fold, Word Word);
