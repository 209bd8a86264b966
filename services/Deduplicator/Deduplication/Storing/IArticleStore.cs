using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>Files articles with their sketches and decisions, and lets one decision at a time be made in a group of candidates.</summary>
internal interface IArticleStore
{
    /// <summary>
    /// The decision that stands for the subject's revision; the one that <paramref name="judge"/> makes when there is none yet.
    /// While it runs, no decision is made on any article that it was shown. It may be run more than once.
    /// </summary>
    Task<Decision> DecideAsync(Subject subject, Func<IGroup, ValueTask<Verdict>> judge, CancellationToken cancel);

    /// <summary>The decision that stands for a revision; null when it is not decided.</summary>
    Task<Decision?> StandingAsync(RevisionId revision, CancellationToken cancel);
}
