using Ingestion.Contracts.V1;

namespace Ingestion.Ledger;

/// <summary>A service's own state that goes when a source is removed for good.</summary>
public interface IPurge
{
    /// <summary>Removes everything that came through these sources; may be repeated.</summary>
    /// <param name="articles">Every article of these sources.</param>
    Task PurgeAsync(IReadOnlyList<string> sources, IReadOnlyList<ArticleId> articles, CancellationToken cancel);
}
