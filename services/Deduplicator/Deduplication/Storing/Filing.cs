using Ingestion.Contracts.V1;
using Ingestion.Deduplicator.Deduplication.Judging;

namespace Ingestion.Deduplicator.Deduplication.Storing;

/// <summary>A decided article that is to be filed.</summary>
internal sealed record Filing(Subject Subject, Decision Decision);
