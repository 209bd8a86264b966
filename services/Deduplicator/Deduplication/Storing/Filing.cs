using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>A decided article that is to be filed.</summary>
/// <param name="Earlier">What is filed of it already; null the first time.</param>
/// <param name="Fileable">Its sampled shingles whose lists have room for it.</param>
internal sealed record Filing(Subject Subject, FiledArticle? Earlier, Decision Decision, IReadOnlyList<ulong> Fileable);
