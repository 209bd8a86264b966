using Ingestion.Contracts.V1;

namespace Ingestion.Deduplicator.Deduplication.Judging;

/// <summary>A decision and whether the article's text is to be filed as the newest (a late, older revision is not).</summary>
internal sealed record Verdict(Decision Decision, bool Files = true);
